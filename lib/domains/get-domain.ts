import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { countPeople, readDomain, toDomainDto } from "@/lib/domains/domain-row";
import type { DomainItem } from "@/lib/domains/schemas";

/** One domain with its record and its people. @throws AppError `not_found`, `forbidden` */
export function getDomain(ctx: Ctx, domainId: string): Promise<DomainItem> {
  requirePermission(ctx, "domain:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const row = await readDomain(tx, ctx.organizationId, domainId);
    const people = await countPeople(tx, ctx.organizationId, [row.name]);
    return { ...toDomainDto(row), people: people.get(row.name) ?? 0 };
  });
}
