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

const sentences: Record<Exclude<SignInRefusal["kind"], "paused" | "network_paused">, string> = {
  wrong: "E-mail or password is wrong. 10 wrong tries pause this sign-in for 15 minutes.",
  inactive: "Your password is right, but your access is switched off. Ask an admin of your organization.",
  sso_required:
    "Your password is right, but your organization requires SSO. Sign in with Microsoft, or ask an admin of your organization.",
  code_needed: "Enter the code that your authenticator app shows.",
  code_wrong: "This code is wrong, was used, or is too old. Enter the one that the app shows now.",
  access_changed: "You were signed out because your access changed. Ask an admin of your organization.",
  session_over: "Your session is over. Sign in again to go on.",
  failed: "Usher could not sign you in. Nothing was changed. Try again; if it stays, tell your operator.",
};

/** The refusal as text for the `error` parameter. */
export function writeRefusal(refusal: SignInRefusal): string {
  return "until" in refusal ? `${refusal.kind}:${refusal.until.toISOString()}` : refusal.kind;
}

/** The sentence for the `error` parameter of the sign-in page. The time is in the reader's own zone. */
export function signInMessage(error: string): string {
  const [kind, until] = splitOnce(error);
  const time = clock(until);
  if (kind === "paused") return `Paused until ${time} after 10 wrong tries. Reset the password, or wait.`;
  if (kind === "network_paused") return `Too many wrong tries from your network. Paused until ${time}.`;
  // next-auth's own words for a refused credential and for a form that was open for too long.
  if (kind === "CredentialsSignin") return sentences.wrong;
  return Object.entries(sentences).find(([name]) => name === kind)?.[1] ?? sentences.failed;
}

function splitOnce(text: string): [string, string] {
  const colon = text.indexOf(":");
  return colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
}

function clock(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "later";
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(date);
}
