import type { SignInOrigin } from "@/lib/auth/create-session";
import { rateLimit } from "@/lib/auth/rate-limit";
import { withOrganization } from "@/lib/db/with-organization";
import { type SignInRefused, toldOf } from "@/lib/entra-sign-in/causes";
import type { Connection } from "@/lib/entra-sign-in/find-connection";
import type { IdTokenClaims } from "@/lib/entra-sign-in/verify-id-token";
import { writeSignIn } from "@/lib/sign-in-log/log-sign-in";

const quarter = 15 * 60;
/** Anybody can start a sign-in and answer it with an error: so many of them are written down per connector and network. */
const perNetwork = rateLimit("entra-sign-in-failure", 60, quarter);

interface Failure {
  readonly refusal: SignInRefused;
  readonly origin: SignInOrigin;
  readonly claims: IdTokenClaims | null;
}

/**
 * Writes down why a sign-in with Entra went no further, and since when nobody can sign in where the settings or Entra are at
 * fault. Returns the id of the row, or null when there were too many from one network.
 */
export async function recordFailure(
  connection: Connection,
  { refusal, origin, claims }: Failure,
): Promise<string | null> {
  if ((await perNetwork.take(`${connection.connectorId}:${origin.address ?? "unknown"}`)) !== null) return null;
  const { organizationId, connectorId } = connection;
  const { code, cause, cure, broken } = toldOf(refusal.code);
  const { userId, label, ...details } = refusal.details as { readonly userId?: string; readonly label?: string };
  return await withOrganization(organizationId, async (tx) => {
    if (broken) {
      await tx.query(
        `update connector_sign_in set failing_since = coalesce(failing_since, $3), failure = $4
         where organization_id = $1 and connector_id = $2 and (failing_since is null or failure is distinct from $4)`,
        [organizationId, connectorId, origin.now(), code],
      );
    }
    return await writeSignIn(tx, {
      organizationId,
      at: origin.now(),
      userId: userId ?? null,
      person: label ?? claims?.preferred_username ?? claims?.name ?? "Somebody",
      method: "entra",
      connector: { id: connectorId, name: connection.connectorName },
      refusal: { causeCode: code, cause, cure },
      details: { ...details, ...(claims === null ? {} : { tid: claims.tid, oid: claims.oid }) },
      address: origin.address,
      userAgent: origin.userAgent,
    });
  });
}
