import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { type Seal, sealOf } from "@/lib/idempotency/seal";

const keptHours = 24;

/** A create that may be sent again. */
export interface OnceRequest {
  readonly organizationId: string;
  readonly credentialId: string;
  /** The caller's bearer secret, which seals the answer. */
  readonly secret: string;
  /** What the caller calls this request, for this method and path. */
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly now: Date;
}

interface Claim {
  readonly organizationId: string;
  readonly credentialId: string;
  readonly keyHash: string;
  readonly bodyHash: string;
  readonly now: Date;
}

/**
 * Runs `work` once for a key of a credential: the same request sent again within 24 hours gets the first answer. The answer is
 * kept in the transaction of the work itself, so that no crash can leave one without the other, and a copy that comes while
 * the first is served waits for it. What was refused or failed changed nothing, is not kept, and may be tried again.
 *
 * @throws AppError `conflict` (field Idempotency-Key) for another body under the same key; whatever `work` throws
 */
export async function runOnce<Answer>(
  request: OnceRequest,
  work: () => Promise<Answer>,
): Promise<{ readonly answer: Answer; readonly replayed: boolean }> {
  const { organizationId, credentialId, now } = request;
  const seal = sealOf(request.secret, credentialId);
  const claim: Claim = {
    organizationId,
    credentialId,
    keyHash: seal.fingerprint(`${request.method} ${request.path} ${request.key}`),
    bodyHash: seal.fingerprint(JSON.stringify(request.body) ?? ""),
    now,
  };
  return await withOrganization(organizationId, async (tx) => {
    if (!(await claimKey(tx, claim))) return { answer: await readAnswer<Answer>(tx, claim, seal), replayed: true };
    const answer = await work();
    await tx.query(
      `update idempotency_key set sealed_answer = $4
       where organization_id = $1 and credential_id = $2 and key_hash = $3`,
      [organizationId, credentialId, claim.keyHash, seal.close(JSON.stringify(answer), contextOf(claim))],
    );
    return { answer, replayed: false };
  });
}

/** Whether the key is free, or its time is over. Waits for whoever holds it. */
async function claimKey(tx: Tx, { organizationId, credentialId, keyHash, bodyHash, now }: Claim): Promise<boolean> {
  const rows = await tx.query(
    `insert into idempotency_key as k (organization_id, credential_id, key_hash, body_hash, expires_at)
     values ($1, $2, $3, $4, $5)
     on conflict (organization_id, credential_id, key_hash)
       do update set body_hash = excluded.body_hash, sealed_answer = null, expires_at = excluded.expires_at
       where k.expires_at <= $6
     returning 1`,
    [organizationId, credentialId, keyHash, bodyHash, new Date(now.getTime() + keptHours * 3_600_000), now],
  );
  return rows.length > 0;
}

async function readAnswer<Answer>(tx: Tx, claim: Claim, seal: Seal): Promise<Answer> {
  const rows = await tx.query<{ body_hash: string; sealed_answer: string }>(
    `select body_hash, sealed_answer from idempotency_key
     where organization_id = $1 and credential_id = $2 and key_hash = $3`,
    [claim.organizationId, claim.credentialId, claim.keyHash],
  );
  const [row] = rows;
  if (row === undefined || row.body_hash !== claim.bodyHash) {
    throw new AppError(
      "conflict",
      "This Idempotency-Key was sent before with another body. Use a new key for a new request, or send the same body.",
      { field: "Idempotency-Key" },
    );
  }
  return JSON.parse(seal.open(row.sealed_answer, contextOf(claim)));
}

/** A sealed answer fits its own row only. */
function contextOf({ organizationId, credentialId, keyHash, bodyHash }: Claim): string {
  return [organizationId, credentialId, keyHash, bodyHash].join(" ");
}
