import { v7 as uuidv7 } from "uuid";
import { verifyNobody, verifyPassword } from "@/lib/auth/password";
import type { SignIn, SignInRefusal } from "@/lib/auth/schemas";
import { countSignInTry } from "@/lib/auth/sign-in-limits";
import { withOrganization } from "@/lib/db/with-organization";
import { withoutOrganization } from "@/lib/db/without-organization";

/** Days until a session ends by itself. */
export const sessionDays = 30;

/** From where somebody signs in. */
export interface SignInOrigin {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly now: () => Date;
}

export type SignInResult =
  | { readonly ok: true; readonly organizationId: string; readonly sessionId: string }
  | { readonly ok: false; readonly refusal: SignInRefusal };

interface Candidate {
  readonly organization_id: string;
  readonly user_id: string;
  readonly hash: string;
  readonly active: boolean;
  readonly access_role: string | null;
}

/**
 * Signs a person in with e-mail and password and creates the session. Of several organizations with that e-mail, the
 * one whose password fits is taken. Unknown and wrong look alike, in words and in time.
 */
export async function signIn(input: SignIn, origin: SignInOrigin): Promise<SignInResult> {
  const emailKey = input.email.toLowerCase();
  const attempt = await countSignInTry(emailKey, origin.address);
  if (attempt.paused !== null) return refused(attempt.paused);
  const candidates = await findCandidates(emailKey, input.slug ?? null);
  const proven = await filterProven(candidates, input.password);
  if (proven.length === 0) return refused((await attempt.failed()) ?? { kind: "wrong" });
  await attempt.passed();
  const chosen = proven.find((candidate) => candidate.active && candidate.access_role !== null);
  // Told only to somebody who knows the password.
  if (chosen === undefined) return refused({ kind: proven.some((one) => one.active) ? "no_access_role" : "inactive" });
  const sessionId = await createSession(chosen, origin);
  return { ok: true, organizationId: chosen.organization_id, sessionId };
}

function refused(refusal: SignInRefusal): SignInResult {
  return { ok: false, refusal };
}

/**
 * The organization that the person came for, then the oldest: signing up many organizations with somebody's e-mail crowds
 * nobody out of their own.
 */
function findCandidates(emailKey: string, slug: string | null): Promise<Candidate[]> {
  return withoutOrganization((tx) =>
    tx.query<Candidate>(
      `select p.organization_id, p.user_id, p.hash, u.active, u.access_role
       from password p
       join "user" u on u.organization_id = p.organization_id and u.id = p.user_id
       join organization o on o.id = p.organization_id
       where p.sign_in_key = $1 and u.login_method = 'builtin'
       order by coalesce(o.slug = $2::text, false) desc, p.user_id limit 10`,
      [emailKey, slug],
    ),
  );
}

async function filterProven(candidates: readonly Candidate[], password: string): Promise<readonly Candidate[]> {
  if (candidates.length === 0) await verifyNobody(password);
  const fits = await Promise.all(candidates.map((candidate) => verifyPassword(candidate.hash, password)));
  return candidates.filter((_, index) => fits[index]);
}

async function createSession(candidate: Candidate, origin: SignInOrigin): Promise<string> {
  const id = uuidv7();
  const now = origin.now();
  const expiresAt = new Date(now.getTime() + sessionDays * 24 * 3_600_000);
  // Only while the person is active and the password is still the one that was checked: both may have changed meanwhile.
  await withOrganization(candidate.organization_id, (tx) =>
    tx.query(
      `insert into session (organization_id, id, user_id, created_at, expires_at, address, user_agent)
       select $1, $2, u.id, $4, $5, $6, $7 from "user" u
       join password p on p.organization_id = u.organization_id and p.user_id = u.id
       where u.organization_id = $1 and u.id = $3 and u.active and p.hash = $8
       for key share of u`,
      [
        candidate.organization_id,
        id,
        candidate.user_id,
        now,
        expiresAt,
        origin.address,
        origin.userAgent?.slice(0, 400) ?? null,
        candidate.hash,
      ],
    ),
  );
  return id;
}
