import { Secret, TOTP } from "otpauth";
import type { Ctx } from "@/lib/context";
import { beginSecondFactor } from "@/lib/second-factor/begin-second-factor";
import { confirmSecondFactor } from "@/lib/second-factor/confirm-second-factor";

/** What an authenticator app with this secret shows. */
export function codeOf(secret: string, at: Date = new Date()): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/** Sets up the second factor of whoever acts, at `ctx.now()`. */
export async function setUpSecondFactor(ctx: Ctx) {
  const { secret } = await beginSecondFactor(ctx);
  const { recoveryCodes } = await confirmSecondFactor(ctx, { code: codeOf(secret, ctx.now()) });
  return { secret, recoveryCodes };
}
