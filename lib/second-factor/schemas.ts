import { z } from "zod";

const code = z.string().trim().min(1, "Enter the code.").max(40, "A code is shorter than that.");

export const SecondFactorCode = z.strictObject({ code });
export type SecondFactorCode = z.infer<typeof SecondFactorCode>;

/** Somebody's second factor, as they see it. */
export interface SecondFactorState {
  /** Since when it is asked for; null without one. */
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
}

/** What an authenticator app needs. It cannot be read again. */
export interface SecondFactorSetUp {
  /** In base32, for typing. */
  readonly secret: string;
  /** `otpauth://…`, for the QR code. */
  readonly uri: string;
}

/** Each signs in once in place of a code. They cannot be read again. */
export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}
