import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { countPeople, type DomainRow, domainColumns, toDomainDto } from "@/lib/domains/domain-row";
import type { DomainItem } from "@/lib/domains/schemas";

/**
 * The organization's domains by name, each with its people. There are at most 100, so this is no page.
 *
 * @throws AppError `forbidden`
 */
export function listDomains(ctx: Ctx): Promise<readonly DomainItem[]> {
  requirePermission(ctx, "domain:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<DomainRow>(
      `select ${domainColumns} from domain d where d.organization_id = $1 order by d.name`,
      [ctx.organizationId],
    );
    const people = await countPeople(
      tx,
      ctx.organizationId,
      rows.map((row) => row.name),
    );
    return rows.map((row) => ({ ...toDomainDto(row), people: people.get(row.name) ?? 0 }));
  });
}
