import { signInCauses } from "@/messages/en/sign-in-causes";

/** Why a sign-in with Entra went no further (SCREENS W25). The code alone travels in an address. */
export type SignInCause = keyof typeof signInCauses;

/** The settings or Entra are at fault, so that nobody can sign in. */
const broken: ReadonlySet<SignInCause> = new Set([
  "unreachable",
  "redirect_uri",
  "client_unknown",
  "secret_id",
  "secret_expired",
]);

interface Told {
  readonly code: SignInCause;
  readonly cause: string;
  readonly cure: string;
  readonly broken: boolean;
}

/** The cause of a code; `failed` for one that is none, since codes come from addresses. */
export function signInCauseOf(code: string): SignInCause {
  return Object.hasOwn(signInCauses, code) ? (code as SignInCause) : "failed";
}

/** Cause and cure for the admin, in English, in which logs are written. */
export function toldOf(code: string): Told {
  const known = signInCauseOf(code);
  const { cause, cure } = signInCauses[known];
  return { code: known, cause, cure, broken: broken.has(known) };
}

/** A sign-in that goes no further. */
export class SignInRefused extends Error {
  override readonly name = "SignInRefused";

  readonly code: SignInCause;
  /** What was compared, for the admin. */
  readonly details: object;

  constructor(code: SignInCause, details: object = {}, options: { readonly cause?: unknown } = {}) {
    super(signInCauses[code].cause, options);
    this.code = code;
    this.details = details;
  }
}

const byAadsts: Readonly<Record<string, SignInCause>> = {
  AADSTS50105: "not_assigned",
  AADSTS50011: "redirect_uri",
  AADSTS700016: "client_unknown",
  AADSTS7000215: "secret_id",
  AADSTS7000222: "secret_expired",
  AADSTS65004: "canceled",
  AADSTS65001: "canceled",
};

/** What an OAuth error of Microsoft's means: by its AADSTS code where it names one, else by the error itself. */
export function causeOfError(
  error: string,
  description: string,
): { readonly code: SignInCause; readonly aadsts: string | null } {
  const aadsts = /AADSTS\d{4,8}/.exec(description)?.[0] ?? null;
  const code = aadsts === null ? undefined : byAadsts[aadsts];
  if (code !== undefined) return { code, aadsts };
  if (error === "invalid_client") return { code: "secret_id", aadsts };
  if (error === "invalid_grant") return { code: "code", aadsts };
  if (error === "access_denied") return { code: "canceled", aadsts };
  if (error === "temporarily_unavailable" || error === "server_error") return { code: "unreachable", aadsts };
  return { code: "microsoft", aadsts };
}
