import { createSession, type SignInOrigin } from "@/lib/auth/create-session";
import { findSession, type PersonSession } from "@/lib/auth/find-session";
import type { SessionClaims } from "@/lib/auth/session-cookie";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { asksMore, asksMoreJoins, mayUsePassword } from "@/lib/organization-choice/asks-more";
import { writeSignIn } from "@/lib/sign-in-log/log-sign-in";

type Proof = SessionClaims["others"][number];

/** What the cookie says from now on and where the browser goes; or, with null, only where to prove what the organization asks for. */
export interface Switched {
  readonly claims: SessionClaims | null;
  readonly slug: string;
}

interface Opened {
  readonly slug: string;
  /** Null: it asks for more than the password that was proven. */
  readonly sessionId: string | null;
}

/**
 * Goes to another organization that the password of this session's sign-in proved (PRODUCT O2): to the session that is open there, or
 * to a new one by that organization's own rules, which are judged now and not as they were at the sign-in. The session that one
 * comes from stays open, to come back to.
 *
 * @throws AppError `unauthenticated` without a session that holds; `not_found` for an organization that was not proven, or in which the
 *   person has no access any more
 */
export async function switchOrganization(
  claims: SessionClaims,
  organizationId: string,
  origin: SignInOrigin,
): Promise<Switched> {
  const session = await findSession(claims, origin.now());
  if (session === null) throw new AppError("unauthenticated", "You are signed out. Sign in again.");
  const proof = claims.others.find((one) => one.organizationId === organizationId);
  if (proof === undefined) throw gone();
  const opened = (await resume(proof, origin.now())) ?? (await open(proof, origin));
  if (opened.sessionId === null) return { claims: null, slug: opened.slug };
  const here: Proof = {
    organizationId: claims.organizationId,
    userId: session.user.id,
    provenAt: await provenHere(claims, session),
    sessionId: claims.sessionId,
  };
  const others = claims.others.filter((one) => one !== proof && one.organizationId !== claims.organizationId);
  return {
    claims: { organizationId, sessionId: opened.sessionId, provenAt: proof.provenAt, others: [...others, here] },
    slug: opened.slug,
  };
}

function gone(): AppError {
  return new AppError(
    "not_found",
    "You cannot go to this organization. Your access ended, or it was never proven here.",
  );
}

/** The session that one left there, if it holds. */
async function resume(proof: Proof, now: Date): Promise<Opened | null> {
  const { organizationId, sessionId } = proof;
  if (sessionId === undefined) return null;
  const session = await findSession({ organizationId, sessionId, others: [] }, now);
  if (session === null || session.accessRole === null || session.user.id !== proof.userId) return null;
  return { slug: session.organization.slug, sessionId };
}

async function open(proof: Proof, origin: SignInOrigin): Promise<Opened> {
  const { organizationId, userId } = proof;
  return await withOrganization(organizationId, async (tx) => {
    const [found] = await tx.query<{ slug: string; label: string; asks: string | null }>(
      `select o.slug, coalesce(u.display_name, u.user_name) as label, ${asksMore("$3::timestamptz", "$4")} as asks
       from "user" u
       join organization o on o.id = u.organization_id
       ${asksMoreJoins}
       where u.organization_id = $1 and u.id = $2 and ${mayUsePassword} for no key update of u for share of w`,
      [organizationId, userId, new Date(proof.provenAt), origin.now()],
    );
    if (found === undefined) throw gone();
    if (found.asks !== null) return { slug: found.slug, sessionId: null };
    return { slug: found.slug, sessionId: await enter(tx, proof, found.label, origin) };
  });
}

async function enter(tx: Tx, proof: Proof, person: string, origin: SignInOrigin): Promise<string> {
  const { organizationId, userId } = proof;
  const id = await createSession(tx, { organizationId, userId, method: "password", secondFactor: false }, origin);
  if (id === null) throw gone();
  await writeSignIn(tx, {
    organizationId,
    at: origin.now(),
    userId,
    person,
    method: "password",
    refusal: null,
    details: { way: "switched from another organization" },
    address: origin.address,
    userAgent: origin.userAgent,
  });
  return id;
}

/**
 * When the password of the session that one leaves was proven: what the cookie carries on since the sign-in, or the sign-in itself. A
 * session that no password opened proves none: it can be come back to while it holds.
 */
async function provenHere(claims: SessionClaims, session: PersonSession): Promise<number> {
  if (claims.provenAt !== undefined) return claims.provenAt;
  const [row] = await withOrganization(claims.organizationId, (tx) =>
    tx.query<{ created_at: Date; method: string }>(
      "select created_at, method from session where organization_id = $1 and id = $2",
      [claims.organizationId, session.id],
    ),
  );
  return row?.method === "password" ? row.created_at.getTime() : 0;
}
