import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readRuleList } from "@/lib/rules/read-rule-list";
import type { RuleList } from "@/lib/rules/schemas";

/** The group rules in their order, first match first. @throws AppError `forbidden` */
export async function listRules(ctx: Ctx): Promise<RuleList> {
  requirePermission(ctx, "rule:read");
  return withOrganization(ctx.organizationId, (tx) => readRuleList(tx, ctx.organizationId));
}
