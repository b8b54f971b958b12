import type { EntraPrompt } from "@/lib/auth/begin-entra-sign-in";
import type { PersonSession } from "@/lib/auth/find-session";
import { hashSecret } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { SignInMethod } from "@/lib/sign-in-log/schemas";

/** What is next for somebody whom an app has sent here. */
export type AppSignInStep =
  /** The sign-in is over, or never was. */
  | { readonly step: "expired" }
  | { readonly step: "sign_in"; readonly app: AppNames; readonly prompt: EntraPrompt | null }
  /** Signed in to another organization. */
  | { readonly step: "other_organization"; readonly app: AppNames }
  /** The app wants them to prove again who they are. */
  | { readonly step: "again"; readonly app: AppNames }
  /** Asked once for each app: may it know who you are? */
  | { readonly step: "confirm"; readonly app: AppNames; readonly proof: Proof }
  | { readonly step: "go_on"; readonly app: AppNames; readonly proof: Proof };

export interface AppNames {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  readonly slug: string;
}

/** How and when the person of the session proved who they are. */
export interface Proof {
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  readonly at: Date;
}

interface AskedRow {
  readonly params: { readonly prompt?: string; readonly max_age?: string | number };
  readonly created_at: Date;
  readonly app_id: string;
  readonly app_name: string;
  readonly organization_name: string;
  readonly slug: string;
}

interface ProofRow {
  readonly method: SignInMethod;
  readonly second_factor: boolean;
  readonly created_at: Date;
  readonly consented: boolean;
}

/** Decides from Usher's own session alone what is next in the sign-in `uid` of an organization. */
export function judgeAppSignIn(
  { organizationId, uid, session }: { organizationId: string; uid: string; session: PersonSession | null },
  now: Date,
): Promise<AppSignInStep> {
  return withOrganization(organizationId, async (tx) => {
    const asked = await readAsked(tx, organizationId, uid, now);
    if (asked === undefined) return { step: "expired" };
    const app = { id: asked.app_id, name: asked.app_name, organization: asked.organization_name, slug: asked.slug };
    // A session at Microsoft is no proof for an app that wants the person to sign in.
    const prompt = promptsOf(asked).includes("login") ? "login" : null;
    if (session === null) return { step: "sign_in", app, prompt };
    if (session.organization.id !== organizationId) return { step: "other_organization", app };
    const found = await readProof(tx, session, asked.app_id);
    if (found === undefined) return { step: "sign_in", app, prompt };
    const proof = { method: found.method, secondFactor: found.second_factor, at: found.created_at };
    if (!isFresh(proof.at, asked, now)) return { step: "again", app };
    return { step: found.consented ? "go_on" : "confirm", app, proof };
  });
}

async function readAsked(tx: Tx, organizationId: string, uid: string, now: Date): Promise<AskedRow | undefined> {
  const rows = await tx.query<AskedRow>(
    `select i.payload->'params' as params, i.created_at, a.id as app_id, a.name as app_name, o.name as organization_name, o.slug
     from app_artifact i
     join native_app a on a.organization_id = i.organization_id and a.id = i.app_id and a.active
     join organization o on o.id = i.organization_id
     where i.organization_id = $1 and i.model = 'Interaction' and i.id_hash = $2 and i.expires_at > $3`,
    [organizationId, hashSecret(uid), now],
  );
  return rows[0];
}

async function readProof(tx: Tx, session: PersonSession, appId: string): Promise<ProofRow | undefined> {
  const rows = await tx.query<ProofRow>(
    `select s.method, s.second_factor, s.created_at,
       exists (select from app_artifact c
         where c.organization_id = s.organization_id and c.model = 'Consent' and c.id_hash = $3) as consented
     from session s where s.organization_id = $1 and s.id = $2`,
    [session.organization.id, session.id, consentHash(session.user.id, appId)],
  );
  return rows[0];
}

function promptsOf({ params }: AskedRow): readonly string[] {
  return (params.prompt ?? "").split(" ");
}

/** Whether the proof is as young as the app asks (OpenID Connect Core §3.1.2.1: prompt=login, max_age). */
function isFresh(at: Date, asked: AskedRow, now: Date): boolean {
  if (at >= asked.created_at) return true;
  if (promptsOf(asked).includes("login")) return false;
  const maxAge = Number(asked.params.max_age ?? Number.POSITIVE_INFINITY);
  return now.getTime() - at.getTime() <= maxAge * 1000;
}

/** Remembers that the person has let the app know who they are. It goes with their other things in apps. */
export async function rememberConsent(tx: Tx, session: PersonSession, appId: string): Promise<void> {
  await tx.query(
    `insert into app_artifact (organization_id, model, id_hash, app_id, user_id, payload, created_at)
     values ($1, 'Consent', $2, $3, $4, '{}', now()) on conflict do nothing`,
    [session.organization.id, consentHash(session.user.id, appId), appId, session.user.id],
  );
}

function consentHash(userId: string, appId: string): string {
  return hashSecret(`${userId} ${appId}`);
}

/**
 * The sign-in page of the app's organization, which comes back to the sign-in in the app. The address to come back to names the
 * organization, whose password is then tried first. `prompt` is what Microsoft is asked besides: to let the person choose another
 * of their accounts, or to prove once more who they are.
 */
export function signInUrl(
  organizationId: string,
  uid: string,
  { slug }: AppNames,
  prompt: EntraPrompt | null = null,
): string {
  const back = `/apps/sign-in/${organizationId}/${uid}?organization=${slug}`;
  return `/sign-in/${slug}?callbackUrl=${encodeURIComponent(back)}${prompt === null ? "" : `&prompt=${prompt}`}`;
}
