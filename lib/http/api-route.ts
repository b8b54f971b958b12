import type { Expected } from "@/lib/audit/require-version";
import { takeApiRequest } from "@/lib/auth/api-limit";
import { type ApiCaller, authenticateApi } from "@/lib/auth/authenticate-api";
import { noteUse } from "@/lib/auth/note-use";
import type { Permission } from "@/lib/auth/permissions";
import type { Spending } from "@/lib/auth/rate-limit";
import { countRefusedCredential } from "@/lib/auth/request-limits";
import { type Ctx, requirePermission } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { readIfMatch, writeEtag } from "@/lib/http/etag";
import { problemResponse } from "@/lib/http/problem";
import { remoteAddress } from "@/lib/http/remote-address";
import { requestIdOf } from "@/lib/http/request-id";
import { answer, type ParsedInput, parseRequest, type RouteInput } from "@/lib/http/route";
import { runOnce } from "@/lib/idempotency/run-once";

/** What a route of the API declares. */
export interface ApiInput<Params, Query, Body, Answer> extends RouteInput<Params, Query, Body> {
  /** What the token needs; null: any good token. The verb asks as well. */
  readonly permission: Permission | null;
  /** The version that the answer's ETag tells. */
  readonly versionOf?: (answer: Answer) => number;
}

export interface ApiCall<Params, Query, Body> extends ParsedInput<Params, Query, Body> {
  readonly ctx: Ctx;
  /** What If-Match asks for. */
  readonly expected: Expected;
}

/** `path` holds the parts of the path by their names. */
export type ApiHandler = (request: Request, path: unknown) => Promise<Response>;

/**
 * A route handler for programs: bearer token, rate limit, permission, parsing, Idempotency-Key for creates (status 201), verb,
 * JSON with ETag. It reads no cookie, so no site can make a browser send what it answers.
 */
export function apiRoute<Params = undefined, Query = undefined, Body = undefined, Answer = unknown>(
  input: ApiInput<Params, Query, Body, Answer>,
  handler: (call: ApiCall<Params, Query, Body>) => Promise<Answer>,
): ApiHandler {
  return (request, path) =>
    serveApi(request, async (caller, requestId) => {
      if (input.permission !== null) requirePermission(caller.ctx, input.permission);
      const parsed = await parseRequest(request, path, input);
      const expected = readIfMatch(request.headers.get("if-match"));
      const work = () => asked(expected, () => handler({ ctx: caller.ctx, expected, ...parsed }));
      const done = await once(request, caller, input.status, { body: parsed.body, work });
      const response = answer(done.answer, input.status, requestId);
      if (input.versionOf !== undefined) response.headers.set("etag", writeEtag(input.versionOf(done.answer)));
      if (done.replayed) response.headers.set("idempotent-replayed", "true");
      return response;
    });
}

/** The answer to a good token for what does not exist; a stranger is only told to show a token. */
export function refuseApi(request: Request, refusal: AppError): Promise<Response> {
  return serveApi(request, () => Promise.reject(refusal));
}

async function serveApi(
  request: Request,
  work: (caller: ApiCaller, requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = requestIdOf(request);
  const headers: Record<string, string> = {};
  let response: Response;
  try {
    const caller = await authenticate(request, requestId, headers);
    const spending = await takeApiRequest(caller.credentialId);
    Object.assign(headers, limitHeaders(spending));
    if (!spending.allowed) throw tooMany(spending.until, `${spending.limit} requests a minute`, headers);
    await noteUse(caller, remoteAddress(request.headers));
    response = await work(caller, requestId);
  } catch (error) {
    response = problemResponse(error, requestId);
  }
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Whoever guesses is told to wait; a good token is never asked how many bad ones came from the same address. */
async function authenticate(request: Request, requestId: string, headers: Record<string, string>): Promise<ApiCaller> {
  const authorization = request.headers.get("authorization");
  try {
    return await authenticateApi({ authorization, requestId, now: new Date() });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unauthenticated") throw error;
    const until = authorization === null ? null : await countRefusedCredential(null, remoteAddress(request.headers));
    if (until !== null) throw tooMany(until, "refused credentials from this address", headers);
    // RFC 6750 §3: no error code for somebody who showed no token.
    headers["www-authenticate"] = `Bearer realm="Usher API"${authorization === null ? "" : ', error="invalid_token"'}`;
    throw error;
  }
}

function limitHeaders({ limit, left, until }: Spending & { readonly limit: number }): Record<string, string> {
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(left),
    "ratelimit-reset": String(secondsUntil(until)),
  };
}

function tooMany(until: Date, what: string, headers: Record<string, string>): AppError {
  const seconds = secondsUntil(until);
  headers["retry-after"] = String(seconds);
  return new AppError("too_many_attempts", `More than ${what}. Try again in ${seconds} seconds.`);
}

function secondsUntil(until: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
}

/** Runs `work`; what it finds changed meanwhile is 412 for whoever sent If-Match (RFC 9110 §13.1.1). */
async function asked<Answer>(expected: Expected, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    const stale = error instanceof AppError && error.code === "conflict" && error.field === "version";
    if (!stale || expected.version === undefined) throw error;
    throw new AppError("stale", error.message, { cause: error, field: "If-Match" });
  }
}

async function once<Answer>(
  request: Request,
  { ctx, credentialId }: ApiCaller,
  status: number | undefined,
  { body, work }: { readonly body: unknown; readonly work: () => Promise<Answer> },
): Promise<{ readonly answer: Answer; readonly replayed: boolean }> {
  const key = request.headers.get("idempotency-key");
  if (key === null || status !== 201) return { answer: await work(), replayed: false };
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new AppError("invalid_input", "An Idempotency-Key has 1 to 255 printable ASCII characters.", {
      field: "Idempotency-Key",
    });
  }
  const secret = request.headers.get("authorization")?.trim().split(/\s+/).at(-1) ?? "";
  const { pathname: path } = new URL(request.url);
  const { organizationId } = ctx;
  return await runOnce(
    { organizationId, credentialId, secret, key, method: request.method, path, body, now: ctx.now() },
    work,
  );
}
