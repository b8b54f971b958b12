import type { ApiCaller } from "@/lib/auth/authenticate-api";
import { withOrganization } from "@/lib/db/with-organization";

/** Milliseconds within which a second use is not written down: pages say “used 5 minutes ago”, and a write each request costs. */
const grain = 5 * 60_000;
const mostCredentials = 10_000;
const noted = new Map<string, number>();

/** Writes down when a credential of the API was used last, and from where; to within five minutes. */
export async function noteUse({ ctx, credentialId }: ApiCaller, address: string | null): Promise<void> {
  // The access token of a native app is no credential of anybody's list.
  if (ctx.actor.kind === "appUser") return;
  const now = ctx.now();
  if (now.getTime() - (noted.get(credentialId) ?? Number.NEGATIVE_INFINITY) < grain) return;
  if (noted.size >= mostCredentials) noted.clear();
  noted.set(credentialId, now.getTime());
  await withOrganization(ctx.organizationId, (tx) =>
    tx.query(
      `update credential set last_used_at = greatest(last_used_at, $3::timestamptz), last_used_from = $4
       where organization_id = $1 and id = $2`,
      [ctx.organizationId, credentialId, now, address],
    ),
  );
}
