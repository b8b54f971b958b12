import type { IncomingMessage, ServerResponse } from "node:http";
import { errors, type Provider } from "oidc-provider";
import type { PersonSession } from "@/lib/auth/find-session";
import { withOrganization } from "@/lib/db/with-organization";
import { type AppNames, type Proof, rememberConsent } from "@/lib/openid-provider/app-sign-in";
import { appCauses } from "@/lib/sign-in-log/app-causes";
import { logSignIn, type SignInTrace, writeSignIn } from "@/lib/sign-in-log/log-sign-in";

/** A sign-in in an app that waits for its end, with the browser's own request, whose signed cookie proves that it began it. */
export interface OpenSignIn {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly uid: string;
  readonly app: AppNames;
  readonly address: string | null;
}

const scopes = new Set(["openid", "profile", "email", "offline_access"]);

/**
 * Lets the person of the session into the app: a grant of its own for this sign-in, which is the family that a reused refresh token
 * ends. Returns where the browser goes next; null when it is not the browser that began the sign-in, or the person or the app has
 * lost access this very moment.
 */
export async function acceptSignIn(open: OpenSignIn, session: PersonSession, proof: Proof): Promise<string | null> {
  try {
    return await accept(open, session, proof);
  } catch (error) {
    if (error instanceof errors.OIDCProviderError) return null;
    throw error;
  }
}

async function accept(open: OpenSignIn, session: PersonSession, proof: Proof): Promise<string | null> {
  const { provider, request, response, app } = open;
  const interaction = await ownInteraction(open);
  if (interaction === null) return null;
  const grant = new provider.Grant({ accountId: session.user.id, clientId: app.id });
  const asked = String(interaction.params["scope"] ?? "").split(" ");
  const granted = asked.filter((scope) => scopes.has(scope));
  if (granted.length > 0) grant.addOIDCScope(granted.join(" "));
  const grantId = await grant.save();
  const returnTo = await provider.interactionResult(request, response, {
    login: {
      accountId: session.user.id,
      ts: Math.floor(proof.at.getTime() / 1000),
      amr: [...methods[proof.method], ...(proof.secondFactor ? ["mfa"] : [])],
      remember: false,
    },
    consent: { grantId },
  });
  await withOrganization(session.organization.id, async (tx) => {
    await rememberConsent(tx, session, app.id);
    await writeSignIn(tx, traceOf(open, session, proof.method, null));
  });
  return returnTo;
}

/** RFC 8176 has no word for a sign-in elsewhere; `fed` is what Microsoft and others use. */
const methods: Readonly<Record<Proof["method"], readonly string[]>> = {
  password: ["pwd"],
  entra: ["fed"],
  link: ["pwd"],
};

/** The person says no; the app is told so (RFC 6749 §4.1.2.1). */
export async function declineSignIn(
  open: OpenSignIn,
  session: PersonSession | null,
  proof: Proof | null,
): Promise<string | null> {
  if ((await ownInteraction(open)) === null) return null;
  if (session !== null && proof !== null) await logSignIn(traceOf(open, session, proof.method, appCauses.declined));
  return await open.provider.interactionResult(
    open.request,
    open.response,
    { error: "access_denied", error_description: "The person declined." },
    { mergeWithLastSubmission: false },
  );
}

async function ownInteraction({ provider, request, response, uid }: OpenSignIn) {
  const interaction = await provider.interactionDetails(request, response).catch(() => null);
  return interaction?.uid === uid ? interaction : null;
}

function traceOf(
  { app, request, address }: OpenSignIn,
  session: PersonSession,
  method: SignInTrace["method"],
  refusal: SignInTrace["refusal"],
): SignInTrace {
  return {
    organizationId: session.organization.id,
    at: new Date(),
    userId: session.user.id,
    person: session.user.name,
    method,
    appName: app.name,
    refusal,
    address,
    userAgent: request.headers["user-agent"] ?? null,
  };
}
