import { withOrganization } from "@/lib/db/with-organization";
import type { FoundSetupLink } from "@/lib/setup-links/find-setup-link";

/** Milliseconds within which another use is not written down: the page asks every 2 s. */
const grain = 60_000;

/** Writes down when a setup link was used last, for the list under Settings. */
export async function noteSetupLinkUse(link: FoundSetupLink, now: Date): Promise<void> {
  if (link.lastUsedAt !== null && now.getTime() - link.lastUsedAt.getTime() < grain) return;
  await withOrganization(link.organizationId, (tx) =>
    tx.query("update setup_link set last_used_at = $3 where organization_id = $1 and id = $2", [
      link.organizationId,
      link.id,
      now,
    ]),
  );
}
