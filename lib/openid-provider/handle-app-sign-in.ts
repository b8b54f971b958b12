import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import { v7 as uuidv7 } from "uuid";
import { findSession, type PersonSession } from "@/lib/auth/find-session";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { problemResponse } from "@/lib/http/problem";
import { requireSameOrigin } from "@/lib/http/same-origin";
import { log } from "@/lib/log";
import { type AppSignInStep, judgeAppSignIn, signInUrl } from "@/lib/openid-provider/app-sign-in";
import { acceptSignIn, declineSignIn, type OpenSignIn } from "@/lib/openid-provider/finish-sign-in";
import { logInactive } from "@/lib/openid-provider/log-inactive";
import { sendJson, sendOn } from "@/lib/openid-provider/send";

interface AppSignIn {
  readonly provider: Provider;
  readonly organizationId: string;
  readonly uid: string;
  readonly act: string | undefined;
  readonly address: string | null;
}

/**
 * The steps of a sign-in in an app. GET goes on where nobody must be asked, else leaves the page to Next (false). POST is what the
 * page sends: `continue` or `cancel`; it answers where to go, because a browser keeps forms from leading to other sites.
 */
export async function handleAppSignIn(
  request: IncomingMessage,
  response: ServerResponse,
  from: AppSignIn,
): Promise<boolean> {
  if (from.act === undefined) return request.method === "GET" ? await lead(request, response, from) : false;
  if (request.method !== "POST") return false;
  try {
    requireSameOrigin(new Request(env().USHER_ORIGIN, { method: "POST", headers: headersOf(request) }));
    return sendJson(response, 200, { location: await answer(request, response, from) });
  } catch (error) {
    const problem = problemResponse(error, uuidv7());
    return sendJson(response, problem.status, (await problem.json()) as object);
  }
}

async function lead(request: IncomingMessage, response: ServerResponse, from: AppSignIn): Promise<boolean> {
  const { session, step } = await judge(request, from);
  if (step.step === "sign_in") {
    await noteInactive(request, from, step.app.name);
    return sendOn(response, signInUrl(from.organizationId, from.uid, step.app, step.prompt));
  }
  if (step.step !== "go_on" || session === null) return false;
  const location = await acceptSignIn(opened(request, response, from, step.app), session, step.proof);
  return location === null ? false : sendOn(response, location);
}

async function answer(request: IncomingMessage, response: ServerResponse, from: AppSignIn): Promise<string> {
  const { session, step } = await judge(request, from);
  if (step.step === "expired") throw expired();
  const open = opened(request, response, from, step.app);
  const proof = "proof" in step ? step.proof : null;
  const location = await (from.act === "cancel"
    ? declineSignIn(open, session, proof)
    : proof === null || session === null
      ? Promise.reject(new AppError("unauthenticated", "You are signed out. Sign in again."))
      : acceptSignIn(open, session, proof));
  if (location === null) throw expired();
  return location;
}

function expired(): AppError {
  return new AppError("not_found", "This sign-in has expired, or began in another browser. Start again in the app.");
}

async function judge(
  request: IncomingMessage,
  { organizationId, uid }: AppSignIn,
): Promise<{ readonly session: PersonSession | null; readonly step: AppSignInStep }> {
  const now = new Date();
  const claims = await readSessionCookie(request.headers.cookie ?? null);
  const session = claims === null ? null : await findSession(claims, now);
  return { session, step: await judgeAppSignIn({ organizationId, uid, session }, now) };
}

function opened(
  request: IncomingMessage,
  response: ServerResponse,
  { provider, uid, address }: AppSignIn,
  app: OpenSignIn["app"],
): OpenSignIn {
  return { provider, request, response, uid, app, address };
}

/** The log must not keep anybody from signing in. */
async function noteInactive(request: IncomingMessage, from: AppSignIn, appName: string): Promise<void> {
  const claims = await readSessionCookie(request.headers.cookie ?? null);
  if (claims?.organizationId !== from.organizationId) return;
  const userAgent = request.headers["user-agent"] ?? null;
  await logInactive(claims, { appName, address: from.address, userAgent }).catch((error: unknown) =>
    log.error({ err: error }, "sign-in: a try could not be written down"),
  );
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name of ["origin", "sec-fetch-site"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}
