import { createSession, type SignInOrigin } from "@/lib/auth/create-session";
import { verifyNobody, verifyPassword } from "@/lib/auth/password";
import type { SignIn, SignInRefusal } from "@/lib/auth/schemas";
import type { SessionClaims } from "@/lib/auth/session-cookie";
import { countSignInTry } from "@/lib/auth/sign-in-limits";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { withoutOrganization } from "@/lib/db/without-organization";
import { proveSecondFactor } from "@/lib/second-factor/prove-second-factor";
import { logInBackground } from "@/lib/sign-in-log/background";
import { type SignInTrace, writeSignIn } from "@/lib/sign-in-log/log-sign-in";
import { passwordCauses } from "@/lib/sign-in-log/password-causes";

export type SignInResult =
  | ({ readonly ok: true } & SessionClaims)
  | { readonly ok: false; readonly refusal: SignInRefusal };

interface Candidate {
  readonly organization_id: string;
  readonly user_id: string;
  readonly label: string;
  readonly hash: string;
  readonly active: boolean;
  /** Whether a second factor is to be shown beside the password. */
  readonly has_factor: boolean;
  /** Whether the organization asks this person for Microsoft and takes no password (PRODUCT L8). */
  readonly sso_only: boolean;
}

/**
 * Signs a person in with e-mail and password and creates the session. Of several organizations with that e-mail, the
 * one whose password fits is taken; the others that it fits as well are named in the answer, so that the person can choose.
 * Unknown and wrong look alike, in words and in time; that a second factor is asked
 * for is told to whoever knows the password. Each try is in the sign-in log of the organizations that it was about.
 */
export async function signIn(input: SignIn, origin: SignInOrigin): Promise<SignInResult> {
  const emailKey = input.email.toLowerCase();
  const attempt = await countSignInTry(emailKey, origin.address);
  const candidates = await findCandidates(emailKey, input.slug ?? null);
  if (attempt.paused !== null) {
    trace(candidates, origin, passwordCauses.paused);
    return refused(attempt.paused);
  }
  const proven = await filterProven(candidates, input.password);
  if (proven.length === 0) {
    trace(candidates, origin, passwordCauses.wrong);
    return refused((await attempt.failed()) ?? { kind: "wrong" });
  }
  const open = proven.filter((candidate) => candidate.active && !candidate.sso_only);
  const [chosen] = open;
  const factor = chosen?.has_factor ? await judgeCode(chosen, input.code, origin) : "none";
  if (factor === "wrong") {
    trace(open.slice(0, 1), origin, passwordCauses.code_wrong);
    return refused((await attempt.failed()) ?? { kind: "code_wrong" });
  }
  await attempt.passed();
  if (chosen === undefined) return refuseProven(proven, origin);
  if (factor === "needed") return refused({ kind: "code_needed" });
  const sessionId = await openSession(chosen, factor === "proven", origin);
  if (sessionId === null) return refused({ kind: "access_changed" });
  const provenAt = origin.now().getTime();
  const others = proven
    .filter((candidate) => candidate.active && candidate !== chosen)
    .map(({ organization_id, user_id }) => ({ organizationId: organization_id, userId: user_id, provenAt }));
  return { ok: true, organizationId: chosen.organization_id, sessionId, others };
}

function refused(refusal: SignInRefusal): SignInResult {
  return { ok: false, refusal };
}

/** Whether the second factor was shown. A code works once, so it is used up here even if the session is refused afterwards. */
async function judgeCode(
  { organization_id: organizationId, user_id: userId }: Candidate,
  code: string | undefined,
  origin: SignInOrigin,
): Promise<"needed" | "proven" | "wrong"> {
  if (code === undefined) return "needed";
  const proof = { organizationId, userId, code, now: origin.now() };
  return (await withOrganization(organizationId, (tx) => proveSecondFactor(tx, proof))) ? "proven" : "wrong";
}

/** Told only to somebody who knows the password. */
function refuseProven(proven: readonly Candidate[], origin: SignInOrigin): SignInResult {
  const kind = proven.some((one) => one.active) ? "sso_required" : "inactive";
  trace(proven, origin, passwordCauses[kind]);
  return refused({ kind });
}

/**
 * The organization that the person came for, then the oldest: signing up many organizations with somebody's e-mail crowds
 * nobody out of their own.
 */
function findCandidates(emailKey: string, slug: string | null): Promise<Candidate[]> {
  return withoutOrganization((tx) =>
    tx.query<Candidate>(
      `select p.organization_id, p.user_id, coalesce(u.display_name, u.user_name) as label, p.hash, u.active,
         f.confirmed_at is not null as has_factor,
         coalesce(s.require_sso and not s.builtin_keeps and b.user_id is null, false) as sso_only
       from password p
       join "user" u on u.organization_id = p.organization_id and u.id = p.user_id
       join organization o on o.id = p.organization_id
       left join second_factor f on f.organization_id = p.organization_id and f.user_id = p.user_id
       left join sign_in_policy s on s.organization_id = p.organization_id
       left join break_glass_admin b on b.organization_id = p.organization_id and b.user_id = p.user_id
         and u.access_role = 'EnterpriseAdmin'
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

/** Null when the person lost access meanwhile, or has another password than the one that was checked. */
async function openSession(candidate: Candidate, secondFactor: boolean, origin: SignInOrigin): Promise<string | null> {
  const { organization_id: organizationId, user_id: userId } = candidate;
  return await withOrganization(organizationId, async (tx) => {
    const same = await tx.query(
      "select 1 from password where organization_id = $1 and user_id = $2 and hash = $3 for share",
      [organizationId, userId, candidate.hash],
    );
    if (same.length === 0) return null;
    if (!secondFactor && (await hasFactor(tx, organizationId, userId))) return null;
    const id = await createSession(tx, { organizationId, userId, method: "password", secondFactor }, origin);
    if (id === null) return null;
    await tx.query("update break_glass_admin set tested_at = $3 where organization_id = $1 and user_id = $2", [
      organizationId,
      userId,
      origin.now(),
    ]);
    await writeSignIn(tx, traceOf(candidate, origin, null));
    return id;
  });
}

/** Asked again with the session: a factor may have been set up since the password was looked at. */
async function hasFactor(tx: Tx, organizationId: string, userId: string): Promise<boolean> {
  const rows = await tx.query(
    "select 1 from second_factor where organization_id = $1 and user_id = $2 and confirmed_at is not null",
    [organizationId, userId],
  );
  return rows.length > 0;
}

/** Not awaited: writing takes time that unknown people's tries do not take. */
function trace(candidates: readonly Candidate[], origin: SignInOrigin, refusal: SignInTrace["refusal"]): void {
  for (const candidate of candidates) logInBackground(traceOf(candidate, origin, refusal));
}

function traceOf(candidate: Candidate, origin: SignInOrigin, refusal: SignInTrace["refusal"]): SignInTrace {
  return {
    organizationId: candidate.organization_id,
    at: origin.now(),
    userId: candidate.user_id,
    person: candidate.label,
    method: "password",
    refusal,
    address: origin.address,
    userAgent: origin.userAgent,
  };
}
