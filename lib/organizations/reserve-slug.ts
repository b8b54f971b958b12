import type { Tx } from "@/lib/db/transaction";

/**
 * Fails with a unique violation where another organization had this address within the last 30 days: links to it still lead there.
 * The look is a write, because row-level security hides the others' rows from a read and not from the primary key, and because two who
 * come at once then wait for each other.
 */
export async function reserveSlug(tx: Tx, organizationId: string, slug: string, now: Date): Promise<void> {
  await tx.query("delete from old_slug where organization_id = $1 and slug = $2", [organizationId, slug]);
  await tx.query("insert into old_slug (organization_id, slug, ends_at) values ($1, $2, $3)", [
    organizationId,
    slug,
    now,
  ]);
  await tx.query("delete from old_slug where organization_id = $1 and slug = $2", [organizationId, slug]);
}
