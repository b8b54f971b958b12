import { lookUp } from "@/lib/db/without-organization";

/** The present address of the organization that had this one within the last 30 days; null when none had. */
export async function findMoved(slug: string, now: Date): Promise<string | null> {
  const [row] = await lookUp<{ slug: string }>(
    `select o.slug from old_slug s join organization o on o.id = s.organization_id where s.slug = $1 and s.ends_at > $2`,
    [slug.toLowerCase(), now],
  );
  return row?.slug ?? null;
}
