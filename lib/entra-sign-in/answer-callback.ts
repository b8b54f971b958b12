import type { SignInOrigin } from "@/lib/auth/create-session";
import { type SignInCause, SignInRefused } from "@/lib/entra-sign-in/causes";
import { completeSignIn } from "@/lib/entra-sign-in/complete-sign-in";
import { discover, EntraRefused, EntraUnreachable } from "@/lib/entra-sign-in/discovery";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";
import { signInAddresses } from "@/lib/entra-sign-in/get-connector-sign-in";
import { noteSecrets } from "@/lib/entra-sign-in/note-secrets";
import { recordFailure } from "@/lib/entra-sign-in/record-failure";
import { recordTest, type Tester } from "@/lib/entra-sign-in/record-test";
import { redeemCode } from "@/lib/entra-sign-in/redeem-code";
import { equal, type IdTokenClaims, type JudgedToken, judgeIdToken } from "@/lib/entra-sign-in/verify-id-token";
import { log } from "@/lib/log";

/** Microsoft's answer to a sign-in, with what this browser was given when it began. */
export interface Callback {
  readonly connection: OpenConnection;
  readonly params: { readonly code?: string | undefined; readonly state?: string | undefined };
  readonly checks: {
    readonly state?: string | undefined;
    readonly nonce?: string | undefined;
    readonly code_verifier?: string | undefined;
  };
  readonly origin: SignInOrigin;
  readonly requestId: string;
  /** The admin who tests, when the sign-in is a test: then nobody is signed in. */
  readonly tester: Tester | null;
}

export type Outcome =
  | { readonly kind: "signed_in"; readonly organizationId: string; readonly sessionId: string }
  | { readonly kind: "tested" }
  | { readonly kind: "refused"; readonly code: SignInCause; readonly entryId: string | null };

/** Redeems the code, judges the token, and signs the person in or says why not. Never throws: each end is written down. */
export async function answerCallback(callback: Callback): Promise<Outcome> {
  const { connection, origin, tester } = callback;
  let judged: JudgedToken | null = null;
  try {
    judged = await redeem(callback);
    if (tester !== null) return await endTest(callback, tester, { judged, refusal: null });
    const claims = requireHolding(judged);
    const signedIn = await completeSignIn({ connection, claims, origin, requestId: callback.requestId });
    return { kind: "signed_in", ...signedIn };
  } catch (error) {
    const refusal = toRefusal(error);
    if (tester !== null) return await endTest(callback, tester, { judged, refusal });
    const entryId = await recordFailure(connection, { refusal, origin, claims: judged?.claims ?? null });
    return { kind: "refused", code: refusal.code, entryId };
  }
}

async function endTest(
  callback: Callback,
  tester: Tester,
  found: { readonly judged: JudgedToken | null; readonly refusal: SignInRefused | null },
): Promise<Outcome> {
  await recordTest(callback.connection, tester, { ...found, now: callback.origin.now() });
  return { kind: "tested" };
}

/** What this browser was given must fit before Microsoft is asked anything (RFC 6749 §10.12). */
async function redeem({ connection, params, checks, origin }: Callback): Promise<JudgedToken> {
  const { code, state } = params;
  const { nonce, code_verifier: codeVerifier } = checks;
  if (
    code === undefined ||
    nonce === undefined ||
    codeVerifier === undefined ||
    !equal(state ?? "", checks.state ?? "")
  ) {
    throw new SignInRefused("state");
  }
  const discovered = await discover(connection.settings.authority);
  if (discovered.issuer !== connection.settings.issuer) {
    throw new SignInRefused("token_issuer", { found: discovered.issuer, trusted: connection.settings.issuer });
  }
  const { redirectUri } = signInAddresses(connection.connectorId);
  const redeemed = await redeemCode(connection, discovered.tokenEndpoint, { code, codeVerifier, redirectUri });
  await noteSecrets(connection, redeemed, origin.now());
  return await judgeIdToken(redeemed.idToken, { connection, jwksUri: discovered.jwksUri, nonce, now: origin.now() });
}

function requireHolding({ claims, checks, failed }: JudgedToken): IdTokenClaims {
  if (failed === null && claims !== null) return claims;
  throw new SignInRefused(failed ?? "token_signature", { checks: checks.filter(({ ok }) => !ok) });
}

function toRefusal(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  if (error instanceof EntraUnreachable) return new SignInRefused("unreachable", {}, { cause: error });
  if (error instanceof EntraRefused)
    return new SignInRefused("not_configured", { found: error.message }, { cause: error });
  log.error({ err: error }, "sign-in with Entra failed");
  return new SignInRefused("failed", {}, { cause: error });
}
