import type { Tx } from "@/lib/db/transaction";
import { hashRecoveryCode } from "@/lib/second-factor/recovery-codes";
import { openFactor, sealFactor } from "@/lib/second-factor/sealed-factor";
import { stepOf } from "@/lib/second-factor/totp";
import { isSealedWithCurrentKey } from "@/lib/secrets/seal";

export interface Proof {
  readonly organizationId: string;
  readonly userId: string;
  readonly code: string;
  readonly now: Date;
}

/**
 * Whether `code` is what a person's authenticator app shows now, one step of 30 seconds earlier or later, or a recovery code of
 * theirs. Either works once (RFC 6238 §5.2): a code that was overheard opens nothing, also when two use it at the same moment.
 */
export async function proveSecondFactor(tx: Tx, proof: Proof): Promise<boolean> {
  const code = proof.code.replace(/\s/g, "");
  return /^\d{6}$/.test(code) ? await takeStep(tx, { ...proof, code }) : await takeRecoveryCode(tx, { ...proof, code });
}

async function takeStep(tx: Tx, { organizationId, userId, code, now }: Proof): Promise<boolean> {
  const rows = await tx.query<{ sealed: string }>(
    "select sealed from second_factor where organization_id = $1 and user_id = $2 and confirmed_at is not null",
    [organizationId, userId],
  );
  const [row] = rows;
  if (row === undefined) return false;
  const secret = openFactor(row.sealed, organizationId, userId);
  const step = stepOf(secret, code, now);
  if (step === null) return false;
  const used = await tx.query(
    `update second_factor set last_step = $4, sealed = $5
     where organization_id = $1 and user_id = $2 and sealed = $3 and (last_step is null or last_step < $4) returning user_id`,
    [
      organizationId,
      userId,
      row.sealed,
      step,
      isSealedWithCurrentKey(row.sealed) ? row.sealed : sealFactor(secret, organizationId, userId),
    ],
  );
  return used.length === 1;
}

async function takeRecoveryCode(tx: Tx, { organizationId, userId, code, now }: Proof): Promise<boolean> {
  const used = await tx.query(
    `update recovery_code set used_at = $4
     where organization_id = $1 and user_id = $2 and hash = $3 and used_at is null returning user_id`,
    [organizationId, userId, hashRecoveryCode(code), now],
  );
  return used.length === 1;
}
