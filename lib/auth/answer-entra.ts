import type { SignInOrigin } from "@/lib/auth/create-session";
import { type EntraProvider, entraProvider } from "@/lib/auth/entra-provider";
import { beganHere, findTester } from "@/lib/auth/flow-cookies";
import { causeOfError, SignInRefused } from "@/lib/entra-sign-in/causes";
import { type Discovered, discover } from "@/lib/entra-sign-in/discovery";
import { failedUrl, testedUrl } from "@/lib/entra-sign-in/failed-url";
import { type Connection, findConnection, isOpen, type OpenConnection } from "@/lib/entra-sign-in/find-connection";
import { recordFailure } from "@/lib/entra-sign-in/record-failure";
import { recordTest } from "@/lib/entra-sign-in/record-test";
import { env } from "@/lib/env";
import { remoteAddress } from "@/lib/http/remote-address";
import { requestIdOf } from "@/lib/http/request-id";

/**
 * Answers Microsoft's redirect to a connector's redirect URI: an error with the page that explains it, a code with what `serve`,
 * next-auth, makes of it.
 */
export async function answerEntra(
  request: Request,
  connectorId: string,
  serve: (entra: EntraProvider) => Promise<Response>,
): Promise<Response> {
  const connection = await findConnection(connectorId);
  const answer = new URL(request.url).searchParams;
  // Back from signing out: Microsoft returns to registered addresses alone, and this is the one that is.
  if (connection === null || (!answer.has("code") && !answer.has("error")))
    return redirect(`${env().USHER_ORIGIN}/sign-in`);
  const origin = originOf(request);
  if (!isOpen(connection)) return await refuse(connection, origin, new SignInRefused("not_configured"));
  const cookies = request.headers.get("cookie");
  if (answer.has("error")) return await answerError(connection, origin, { cookies, answer });
  const discovered = await reach(connection);
  if (discovered === null) return await refuse(connection, origin, new SignInRefused("unreachable"));
  const entra = entraProvider({
    connection,
    discovered,
    origin,
    requestId: requestIdOf(request),
    findTester: (state) => findTester(cookies, connection.organizationId, state),
  });
  const response = await serve(entra);
  // next-auth stops before it asks us when its cookies are missing, damaged, or another connector's.
  return entra.outcome() === null ? await refuse(connection, origin, new SignInRefused("state")) : response;
}

interface ErrorAnswer {
  readonly cookies: string | null;
  readonly answer: URLSearchParams;
}

/** What Microsoft refuses at its own page ends a test like any other answer. */
async function answerError(
  connection: OpenConnection,
  origin: SignInOrigin,
  { cookies, answer }: ErrorAnswer,
): Promise<Response> {
  const state = answer.get("state") ?? "";
  const began = await beganHere(cookies, connection.connectorId, state);
  const refusal = began ? errorOf(answer) : new SignInRefused("state");
  const tester = began ? await findTester(cookies, connection.organizationId, state) : null;
  if (tester === null) return await refuse(connection, origin, refusal);
  await recordTest(connection, tester, { judged: null, refusal, now: origin.now() });
  return redirect(testedUrl(connection));
}

/** From where a request of a browser comes. */
export function originOf(request: Request): SignInOrigin {
  return {
    address: remoteAddress(request.headers),
    userAgent: request.headers.get("user-agent"),
    now: () => new Date(),
  };
}

/** What the authority says of itself; null when it cannot be had. */
export function reach(connection: OpenConnection): Promise<Discovered | null> {
  return discover(connection.settings.authority).catch(() => null);
}

/** Writes the refusal down and leads to its page. */
export async function refuse(connection: Connection, origin: SignInOrigin, refusal: SignInRefused): Promise<Response> {
  const entryId = await recordFailure(connection, { refusal, origin, claims: null });
  return redirect(failedUrl(connection.connectorId, { code: refusal.code, entryId }));
}

function errorOf(answer: URLSearchParams): SignInRefused {
  const error = answer.get("error") ?? "";
  const { code, aadsts } = causeOfError(error, answer.get("error_description") ?? "");
  return new SignInRefused(code, { error: error.slice(0, 100), ...(aadsts === null ? {} : { aadsts }) });
}

/** Never cached: what it leads to is about this very sign-in. */
export function redirect(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 302, headers });
}
