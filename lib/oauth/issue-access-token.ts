import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { equalHashes, findEnd, type StoredCredential, storedCredentialColumns } from "@/lib/auth/stored-credential";
import { defaultAccessHours } from "@/lib/credentials/lifetime";
import type { WorkloadTrust } from "@/lib/credentials/schemas";
import { hashSecret, isIntact, makeSecret, shownPrefix } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { lookUp } from "@/lib/db/without-organization";
import { OAuthError } from "@/lib/oauth/oauth-error";
import { readTokenRequest, type TokenRequest } from "@/lib/oauth/read-token-request";
import { type TrustedWorkload, verifyAssertion } from "@/lib/oauth/verify-assertion";

/** What the token endpoint answers (RFC 6749 §5.1). */
export interface AccessToken {
  readonly access_token: string;
  readonly token_type: "Bearer";
  /** Seconds. */
  readonly expires_in: number;
}

/** The client secret or workload identity that an access token is issued for. */
interface Issuer {
  readonly id: string;
  readonly name: string;
  readonly accessHours: number;
  /** Of an assertion that carries an id. */
  readonly once?: { readonly jti: string; readonly expiresAt: Date };
}

/** The connector whose token endpoint was asked. */
export interface TokenConnector {
  readonly organizationId: string;
  readonly id: string;
}

export interface IssuedToken {
  readonly token: AccessToken;
  readonly issuer: { readonly id: string; readonly name: string };
}

/**
 * Issues an access token of a connector to Entra (K6, K7). It is a credential like the others, kept as a hash; it ends by itself
 * after the hours of its client, never later than the client secret or workload identity that it was issued for, and at once
 * with it.
 *
 * @throws OAuthError
 */
export async function issueAccessToken(request: Request, connector: TokenConnector, now: Date): Promise<IssuedToken> {
  const asked = await readTokenRequest(request);
  requireClientId(asked, connector);
  const { proof } = asked;
  const issuer =
    proof.kind === "secret"
      ? await findClient(proof.secret, connector, now)
      : await findWorkload(proof.assertion, connector, now);
  const secret = makeSecret();
  const expiresAt = await withOrganization(connector.organizationId, async (tx) => {
    if (issuer.once !== undefined) await requireFirstUse(tx, connector, issuer.id, issuer.once);
    // The lock makes a revocation wait for this row, or this wait for it and find nothing.
    const [inserted] = await tx.query<{ expires_at: Date }>(
      `insert into credential (organization_id, id, kind, connector_id, issuer_id, name, prefix, hash, active, expires_at,
         created_by, created_at)
       select organization_id, $2, 'access_token', connector_id, id, name, $4, $5, true, least($6, expires_at), $7, $8
       from credential where organization_id = $1 and id = $3 and active and revoked_at is null
         and (expires_at is null or expires_at > $8) for share
       returning expires_at`,
      [
        connector.organizationId,
        uuidv7(),
        issuer.id,
        shownPrefix(secret),
        hashSecret(secret),
        new Date(now.getTime() + issuer.accessHours * 3_600_000),
        issuer.name,
        now,
      ],
    );
    if (inserted === undefined) throw wrongSecret("it was ended at this very moment");
    return inserted.expires_at;
  });
  const seconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1000);
  return {
    token: { access_token: secret, token_type: "Bearer", expires_in: seconds },
    issuer: { id: issuer.id, name: issuer.name },
  };
}

/** The client identifier is the connector's id, as its page says. An assertion may come without one. */
function requireClientId({ clientId, proof }: TokenRequest, connector: TokenConnector): void {
  if (clientId === null && proof.kind === "assertion") return;
  if (clientId?.toLowerCase() === connector.id) return;
  throw new OAuthError("invalid_client", "client_unknown", "There is no such client here.", {
    cause: clientId === null ? "The request named no client." : "Entra named another client than this connector.",
    cure: `Copy Client identifier again from the connector's Credentials page: it is ${connector.id}.`,
  });
}

async function findClient(secret: string, connector: TokenConnector, now: Date): Promise<Issuer> {
  if (!isIntact(secret)) throw wrongSecret("it is incomplete or none of ours");
  const hash = hashSecret(secret);
  const rows = await lookUp<StoredCredential & { access_hours: number | null }>(
    `select ${storedCredentialColumns}, t.access_hours from credential t where t.organization_id = $1 and t.hash = $2`,
    [connector.organizationId, hash],
  );
  const [row] = rows;
  if (row === undefined || !equalHashes(row.hash, hash) || row.credential_connector_id !== connector.id) {
    throw wrongSecret("it is none of this connector");
  }
  if (row.kind !== "client_secret") {
    throw wrongSecret(`“${row.credential_name}” is no client secret; it belongs into Secret token`);
  }
  const end = await findEnd(connector.organizationId, row, now);
  if (end !== null) throw wrongSecret(end.cause.slice(0, 1).toLowerCase() + end.cause.slice(1, -1));
  return { id: row.credential_id, name: row.credential_name, accessHours: row.access_hours ?? defaultAccessHours };
}

/** W19. */
function wrongSecret(why: string): OAuthError {
  return new OAuthError("invalid_client", "client_secret", "The client secret is wrong or has ended.", {
    cause: `The token endpoint refused the client secret: ${why}.`,
    cure: "Make a new client secret on the connector's Credentials page and paste it into Client secret in Entra.",
  });
}

async function findWorkload(assertion: string, connector: TokenConnector, now: Date): Promise<Issuer> {
  const rows = await lookUp<{ id: string; name: string; trust: WorkloadTrust; access_hours: number | null }>(
    `select id, name, trust, access_hours from credential
     where organization_id = $1 and connector_id = $2 and kind = 'workload_identity' and active and revoked_at is null
       and (expires_at is null or expires_at > $3)
     order by id`,
    [connector.organizationId, connector.id, now],
  );
  const trusted: TrustedWorkload[] = rows.map(({ access_hours, ...row }) => ({
    ...row,
    accessHours: access_hours ?? defaultAccessHours,
  }));
  const { workload, jti, expiresAt } = await verifyAssertion(assertion, trusted, now);
  return { ...workload, ...(jti === null ? {} : { once: { jti, expiresAt } }) };
}

/** RFC 7523 §3, item 7: an id that was seen is not taken again. */
async function requireFirstUse(
  tx: Tx,
  connector: TokenConnector,
  credentialId: string,
  { jti, expiresAt }: NonNullable<Issuer["once"]>,
): Promise<void> {
  const rows = await tx.query(
    `insert into used_assertion (organization_id, credential_id, id_hash, expires_at) values ($1, $2, $3, $4)
     on conflict do nothing returning 1`,
    // Longer than the assertion itself, by more than clocks may differ.
    [
      connector.organizationId,
      credentialId,
      createHash("sha256").update(jti).digest("hex"),
      new Date(expiresAt.getTime() + 600_000),
    ],
  );
  if (rows.length > 0) return;
  throw new OAuthError("invalid_client", "assertion_replayed", "The assertion was used before.", {
    cause: `Somebody sent the same proof twice (id “${jti.slice(0, 100)}”).`,
    cure: "Entra makes a new proof for each request. If you did not repeat one by hand, somebody may have read it on its way.",
  });
}
