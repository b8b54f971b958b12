import { withoutOrganization } from "@/lib/db/without-organization";

/** Frees the addresses that organizations left 30 days ago. Returns how many. */
export async function deleteEndedSlugs(now: Date): Promise<number> {
  const gone = await withoutOrganization((tx) =>
    tx.query("delete from old_slug where ends_at <= $1 returning slug", [now]),
  );
  return gone.length;
}
