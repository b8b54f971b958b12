import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readDomain } from "@/lib/domains/domain-row";
import { lookUpRecord } from "@/lib/domains/look-up-record";
import { saveAnswer } from "@/lib/domains/save-answer";
import type { DomainDto } from "@/lib/domains/schemas";

/**
 * Asks DNS for the record now and says what it answered. It is asked outside of any transaction, so that nothing waits for it.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function checkDomain(ctx: Ctx, domainId: string): Promise<DomainDto> {
  requirePermission(ctx, "domain:update");
  const { name, token } = await withOrganization(ctx.organizationId, (tx) =>
    readDomain(tx, ctx.organizationId, domainId),
  );
  const askedAt = ctx.now();
  const looked = await lookUpRecord(name, token);
  return await saveAnswer(ctx, domainId, { ...looked, askedAt });
}
