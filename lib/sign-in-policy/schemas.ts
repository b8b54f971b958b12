import { z } from "zod";

const BreakGlass = z.array(z.uuid()).max(20, "Name at most 20 break-glass admins.");

export const UpdateSignInPolicy = z.strictObject({
  requireSso: z.boolean().exactOptional(),
  builtinKeeps: z.boolean().exactOptional(),
  adminsSecondFactor: z.boolean().exactOptional(),
  sessionHours: z
    .int("Enter whole hours.")
    .min(1, "A session lasts at least 1 hour.")
    .max(2160, "A session lasts at most 2160 hours (90 days).")
    .exactOptional(),
  idleMinutes: z
    .int("Enter whole minutes.")
    .min(5, "Idleness ends a session after 5 minutes at the earliest.")
    .max(1440, "Idleness ends a session after 1440 minutes (a day) at the latest, or never.")
    .nullable()
    .exactOptional(),
  /** Everybody who is one; whoever is left out is none any more. */
  breakGlass: BreakGlass.exactOptional(),
  version: z.int().exactOptional(),
});
export type UpdateSignInPolicy = z.infer<typeof UpdateSignInPolicy>;

/** What is to be looked at before it is saved: SSO required, with these words. */
export const PreviewSignInPolicy = z.strictObject({ builtinKeeps: z.boolean() });
export type PreviewSignInPolicy = z.infer<typeof PreviewSignInPolicy>;

export interface BreakGlassAdmin {
  readonly userId: string;
  readonly name: string;
  readonly namedBy: string;
  readonly namedAt: string;
  /** The last sign-in with the password; null: never tested. */
  readonly testedAt: string | null;
  /** Why the password opens nothing right now; null when it does. */
  readonly problem: string | null;
}

/** One thing that must be there before SSO can be required. */
export interface MissingForSso {
  readonly what: "proof" | "break_glass";
  readonly told: string;
  readonly cure: string;
}

export interface SignInPolicyDto {
  readonly requireSso: boolean;
  readonly requiredBy: string | null;
  readonly requiredAt: string | null;
  /** While SSO is required: whether people with login method builtin keep their passwords. */
  readonly builtinKeeps: boolean;
  readonly adminsSecondFactor: boolean;
  readonly sessionHours: number;
  readonly idleMinutes: number | null;
  readonly breakGlass: readonly BreakGlassAdmin[];
  /** Who else could be one: active EnterpriseAdmins who sign in with a password, by name; 50 at most. */
  readonly candidates: readonly { readonly userId: string; readonly name: string }[];
  /** The newest proof that an admin got in by SSO. */
  readonly proof: { readonly connectorId: string; readonly at: string; readonly by: string | null } | null;
  /** The connector to prove it with; null while there is none. */
  readonly proveWith: string | null;
  /** Of a connector whose sign-in fails right now. */
  readonly failing: { readonly connectorId: string; readonly since: string; readonly failure: string | null } | null;
  readonly missing: readonly MissingForSso[];
  readonly version: number;
}

/** Who is affected when SSO is required from now on. */
export interface SignInPolicyEffect {
  /** Active people by login method; `builtin` are those who have a password. */
  readonly sso: number;
  readonly builtin: number;
  /** Builtin people who can no longer use their password, the first 50 by name. */
  readonly losing: { readonly count: number; readonly names: readonly string[] };
  /** The break-glass admins whose password goes on working. */
  readonly breakGlass: readonly string[];
  /** Sessions that end at once. */
  readonly sessions: number;
  /** Whether whoever asks is among those who lose their password. */
  readonly includesYou: boolean;
  readonly missing: readonly MissingForSso[];
}
