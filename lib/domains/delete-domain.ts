import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { countPeople, domainSnapshot, domainTarget, readDomain } from "@/lib/domains/domain-row";
import type { DeletedDomain } from "@/lib/domains/schemas";

/**
 * Deletes a domain. The people under it stay; a connector that takes verified domains only refuses new ones. Added again, it gets
 * another record.
 *
 * @throws AppError `not_found`; `conflict` (field version) for another version than expected
 */
export function deleteDomain(ctx: Ctx, domainId: string, expected: Expected = {}): Promise<DeletedDomain> {
  return mutate(ctx, "domain:delete", async (tx) => {
    const row = await readDomain(tx, ctx.organizationId, domainId, "for update");
    await requireVersion(tx, ctx.organizationId, row, expected.version);
    const counts = await countPeople(tx, ctx.organizationId, [row.name]);
    await tx.query("delete from domain where organization_id = $1 and id = $2", [ctx.organizationId, domainId]);
    const people = counts.get(row.name) ?? 0;
    return {
      value: { people },
      change: {
        action: "domain.delete",
        target: domainTarget(row),
        before: { ...domainSnapshot(row), people },
        after: null,
      },
    };
  });
}
