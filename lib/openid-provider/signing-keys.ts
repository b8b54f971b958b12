import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { isSealedWithCurrentKey, seal, unseal } from "@/lib/secrets/seal";

/** A key that ID tokens are signed with, as it is stored. */
export interface StoredKey {
  readonly kid: string;
  readonly sealed: string;
}

/** The organization's keys, the one that signs first; null when there is no such organization. Its first key is made here. */
export async function readSigningKeys(organizationId: string): Promise<readonly StoredKey[] | null> {
  const stored = await withOrganization(organizationId, (tx) => selectKeys(tx, organizationId));
  if (stored.length > 0) return await resealed(organizationId, stored);
  const exists = await withOrganization(organizationId, (tx) => lockOrganization(tx, organizationId));
  if (!exists) return null;
  const made = await makeSigningKey(organizationId);
  return await withOrganization(organizationId, async (tx) => {
    // Who asks at the same time waits, and finds the key of whoever came first.
    if (!(await lockOrganization(tx, organizationId))) return null;
    const meanwhile = await selectKeys(tx, organizationId);
    if (meanwhile.length > 0) return meanwhile;
    await insertSigningKey(tx, organizationId, made);
    return [made];
  });
}

async function lockOrganization(tx: Tx, organizationId: string): Promise<boolean> {
  return (await tx.query("select from organization where id = $1 for no key update", [organizationId])).length > 0;
}

function selectKeys(tx: Tx, organizationId: string): Promise<StoredKey[]> {
  return tx.query<StoredKey>(
    "select kid, sealed from signing_key where organization_id = $1 order by created_at desc, kid",
    [organizationId],
  );
}

/** A new key for ES256, sealed: its private half is readable nowhere. */
export async function makeSigningKey(organizationId: string): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    sealed: seal(JSON.stringify({ ...jwk, kid, alg: "ES256", use: "sig" }), signingKeyContext(organizationId, kid)),
  };
}

/** Stores a key, which signs from the next request on, on every replica. */
export async function insertSigningKey(tx: Tx, organizationId: string, key: StoredKey): Promise<void> {
  await tx.query(
    "insert into signing_key (organization_id, kid, sealed, created_at) values ($1, $2, $3, clock_timestamp())",
    [organizationId, key.kid, key.sealed],
  );
}

/** The private key. @throws Error when USHER_SECRET was replaced and the earlier one is not named */
export function openSigningKey(organizationId: string, { kid, sealed }: StoredKey): JWK {
  return JSON.parse(unseal(sealed, signingKeyContext(organizationId, kid))) as JWK;
}

/** What a signing key is sealed for. */
export function signingKeyContext(organizationId: string, kid: string): string {
  return `signing_key:${organizationId}:${kid}`;
}

/** After USHER_SECRET was replaced, what the earlier one had sealed is sealed again, so that it can go. */
async function resealed(organizationId: string, stored: readonly StoredKey[]): Promise<readonly StoredKey[]> {
  if (stored.every(({ sealed }) => isSealedWithCurrentKey(sealed))) return stored;
  const fresh = stored.map(({ kid, sealed }) => {
    const context = signingKeyContext(organizationId, kid);
    return { kid, sealed: seal(unseal(sealed, context), context) };
  });
  await withOrganization(organizationId, async (tx) => {
    for (const { kid, sealed } of fresh) {
      await tx.query("update signing_key set sealed = $3 where organization_id = $1 and kid = $2", [
        organizationId,
        kid,
        sealed,
      ]);
    }
  });
  return fresh;
}
