import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { endOtherSessions } from "@/lib/profile/end-other-sessions";
import { ownTarget } from "@/lib/profile/own-target";
import { ownUserId } from "@/lib/profile/own-user";
import { countProof } from "@/lib/profile/proof-limit";
import { hashRecoveryCode, makeRecoveryCodes } from "@/lib/second-factor/recovery-codes";
import type { RecoveryCodes, SecondFactorCode } from "@/lib/second-factor/schemas";
import { openFactor } from "@/lib/second-factor/sealed-factor";
import { stepOf } from "@/lib/second-factor/totp";

/**
 * Takes the first code of an authenticator app: from now on every sign-in with the password asks for one. Returns recovery codes,
 * this one time. Other sessions end, because they were opened without the factor.
 *
 * @throws AppError `invalid_input` (field code) for a wrong code; `conflict` when no set-up was begun; `too_many_attempts`
 */
export async function confirmSecondFactor(ctx: Ctx, { code }: SecondFactorCode): Promise<RecoveryCodes> {
  const userId = ownUserId(ctx);
  const { organizationId } = ctx;
  const recoveryCodes = makeRecoveryCodes();
  return await countProof(organizationId, userId, () =>
    mutate(ctx, "organization:read", async (tx) => {
      await confirm(tx, ctx, userId, code);
      await tx.query("delete from recovery_code where organization_id = $1 and user_id = $2", [organizationId, userId]);
      await tx.query("insert into recovery_code (organization_id, user_id, hash) select $1, $2, unnest($3::text[])", [
        organizationId,
        userId,
        recoveryCodes.map(hashRecoveryCode),
      ]);
      await endOtherSessions(tx, ctx, userId);
      return {
        value: { recoveryCodes },
        change: { action: "user.second_factor", target: ownTarget(ctx, userId), before: null, after: null },
      };
    }),
  );
}

async function confirm(tx: Tx, ctx: Ctx, userId: string, code: string): Promise<void> {
  const { organizationId } = ctx;
  const rows = await tx.query<{ sealed: string }>(
    `select sealed from second_factor where organization_id = $1 and user_id = $2 and confirmed_at is null for update`,
    [organizationId, userId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError("conflict", "No set-up is open. Begin again.");
  const step = stepOf(openFactor(row.sealed, organizationId, userId), code.replace(/\s/g, ""), ctx.now());
  if (step === null) throw wrongCode();
  await tx.query(
    "update second_factor set confirmed_at = $3, last_step = $4 where organization_id = $1 and user_id = $2",
    [organizationId, userId, ctx.now(), step],
  );
}

/** The refusal that every act with a code shares. */
export function wrongCode(): AppError {
  return new AppError(
    "invalid_input",
    "This code is wrong, was used, or is too old. Enter the one that the app shows now; the clock of your phone must be right.",
    { field: "code" },
  );
}
