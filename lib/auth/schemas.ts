import { z } from "zod";
import { Slug } from "@/lib/organizations/schemas";

/** What the sign-in form sends. `slug` names the organization that the person came for, which is tried first. */
export const SignIn = z.object({
  email: z
    .string()
    .trim()
    .min(1, "Enter your e-mail address.")
    .max(254, "An e-mail address has at most 254 characters."),
  password: z.string().min(1, "Enter your password.").max(200, "A password has at most 200 characters."),
  slug: Slug.exactOptional(),
  /** Of the authenticator app, or a recovery code, for those who have a second factor. */
  code: z.string().max(40).exactOptional(),
});
export type SignIn = z.infer<typeof SignIn>;

/**
 * Why a sign-in was refused. This, never a sentence, travels in next-auth's `error` parameter, so that nobody can put
 * words of their own on our sign-in page.
 */
export type SignInRefusal =
  | {
      readonly kind:
        | "wrong"
        | "inactive"
        | "sso_required"
        | "access_changed"
        | "session_over"
        | "code_needed"
        | "code_wrong"
        | "failed";
    }
  | { readonly kind: "paused" | "network_paused"; readonly until: Date };

/** The refusal as text for the `error` parameter. */
export function writeRefusal(refusal: SignInRefusal): string {
  return "until" in refusal ? `${refusal.kind}:${refusal.until.toISOString()}` : refusal.kind;
}

type PauseKind = Extract<SignInRefusal, { readonly until: Date }>["kind"];

/** What the `error` parameter says. `until` is an ISO string. */
export type ReadRefusal =
  | { readonly kind: Exclude<SignInRefusal["kind"], PauseKind>; readonly until: null }
  | { readonly kind: PauseKind; readonly until: string };

/** Those without a time. A kind that is missing here does not compile. */
const kinds: Readonly<Record<Exclude<SignInRefusal["kind"], PauseKind>, true>> = {
  wrong: true,
  inactive: true,
  sso_required: true,
  access_changed: true,
  session_over: true,
  code_needed: true,
  code_wrong: true,
  failed: true,
};

/** The refusal that the `error` parameter of the sign-in page tells; `failed` for what is none of ours. */
export function readRefusal(error: string): ReadRefusal {
  const [kind, until] = splitOnce(error);
  if (kind === "paused" || kind === "network_paused") {
    const date = new Date(until);
    return Number.isNaN(date.getTime()) ? { kind: "failed", until: null } : { kind, until: date.toISOString() };
  }
  // next-auth's own words for a refused credential and for a form that was open for too long.
  if (kind === "CredentialsSignin") return { kind: "wrong", until: null };
  return { kind: Object.hasOwn(kinds, kind) ? (kind as keyof typeof kinds) : "failed", until: null };
}

function splitOnce(text: string): [string, string] {
  const colon = text.indexOf(":");
  return colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
}
