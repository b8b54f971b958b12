import { withoutOrganization } from "@/lib/db/without-organization";
import type { OrganizationDto } from "@/lib/organizations/schemas";

/** The organization at an address, or null. Asked before anybody is known, so it takes no context. */
export function findOrganization(slug: string): Promise<OrganizationDto | null> {
  return withoutOrganization((tx) =>
    tx.models.organization.findFirst({ where: { slug }, select: { id: true, slug: true, name: true } }),
  );
}
