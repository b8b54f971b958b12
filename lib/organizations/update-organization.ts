import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { readOrganization, toOrganizationDetail } from "@/lib/organizations/organization-row";
import type { OrganizationDetail, UpdateOrganization } from "@/lib/organizations/schemas";

/** Renames the organization; its address stays. @throws AppError `conflict` (field version) for another version than expected */
export function updateOrganization(ctx: Ctx, input: UpdateOrganization & Expected): Promise<OrganizationDetail> {
  return mutate(ctx, "organization:update", async (tx) => {
    const before = await readOrganization(tx, ctx, "for no key update");
    await requireVersion(tx, ctx.organizationId, before, input.version);
    if (input.name === before.name) return { value: toOrganizationDetail(before), change: null };
    const after = { ...before, name: input.name, version: before.version + 1 };
    await tx.query("update organization set name = $2, version = $3 where id = $1", [
      ctx.organizationId,
      after.name,
      after.version,
    ]);
    return {
      value: toOrganizationDetail(after),
      change: {
        action: "organization.update",
        target: { type: "Organization", id: after.id, name: after.name },
        before: { name: before.name },
        after: { name: after.name },
      },
    };
  });
}
