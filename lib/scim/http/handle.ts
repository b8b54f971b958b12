import { authenticateConnector, type ConnectorAuthentication } from "@/lib/auth/authenticate-connector";
import { countRefusedCredential, takeScimRequest } from "@/lib/auth/request-limits";
import type { RequestRecord } from "@/lib/context";
import { log } from "@/lib/log";
import { traceRequest } from "@/lib/request-log/background-log";
import { snapshotRequest } from "@/lib/request-log/request-log-row";
import { admit, requireToolkit } from "@/lib/scim/http/admit";
import type { Call, Handler } from "@/lib/scim/http/call";
import { describeRefusal } from "@/lib/scim/http/causes";
import { internalError } from "@/lib/scim/http/internal-error";
import { openCall, openRecord } from "@/lib/scim/http/open-call";
import { readBody } from "@/lib/scim/http/read-body";
import { redactBody, redactPath } from "@/lib/scim/http/redact";
import { respond, respondError, toScimError } from "@/lib/scim/http/respond";
import { isRead, matchRoute } from "@/lib/scim/http/routes";
import { summaryOf } from "@/lib/scim/http/summary";
import { serveTokenRequest, tokenEndpointPath } from "@/lib/scim/http/token-endpoint";
import { retryHeaders, TooManyRequests, tooMany } from "@/lib/scim/http/too-many-requests";
import { ScimError } from "@/lib/scim/protocol/errors";

type Accepted = Extract<ConnectorAuthentication, { ok: true }>;

/** By it an answer is found again in the request log. */
const requestIdHeader = "x-request-id";

/** What the transport knows besides the request. */
export interface Transport {
  readonly remoteAddress: string | null;
}

/**
 * The SCIM service: one function from request to response, mounted by the server in front of Next and by the route handler.
 *
 * Authenticates before anything else is read, answers every failure as a SCIM error, and leaves a row in the request log.
 */
export async function handleScim(request: Request, transport: Transport = { remoteAddress: null }): Promise<Response> {
  const url = new URL(request.url);
  const { version, connectorId, path } = splitPath(url.pathname);
  if (version !== "v2")
    return respondError(
      new ScimError(404, "Usher serves SCIM 2.0 at /scim/v2/{connectorId}. Copy the Tenant URL again."),
    );
  const record = {
    ...openRecord({ ...transport, method: request.method, connectorId, path: redactPath(path, url.search) }),
    ...summaryOf(request.method, path, url.searchParams),
  };
  try {
    if (path === tokenEndpointPath) return await answerTokenRequest(request, record);
    const authentication = await authenticateConnector({
      connectorId,
      authorization: request.headers.get("authorization"),
      now: record.startedAt,
    });
    if (!authentication.ok) return await refuseCredential(authentication, record);
    return await serve({ request, url, path, record, authentication });
  } catch (error) {
    // Nothing is attributable to an organization when authentication itself failed to run.
    return respondError(toScimError(error) ?? internalError(error, record.id));
  }
}

async function answerTokenRequest(request: Request, record: RequestRecord): Promise<Response> {
  const { response, connector } = await serveTokenRequest(request, record);
  if (connector !== null) leaveTrace(connector.organizationId, record);
  return response;
}

interface Served {
  readonly request: Request;
  readonly url: URL;
  readonly path: string;
  readonly record: RequestRecord;
  readonly authentication: Accepted;
}

async function serve(served: Served): Promise<Response> {
  const { record, authentication } = served;
  const identified: RequestRecord = Object.assign(record, {
    tokenId: authentication.token.id,
    tokenName: authentication.token.name,
    rehearsalId: authentication.rehearsalId,
  });
  let response: Response;
  try {
    response = await dispatch(served, identified);
    identified.status = response.status;
  } catch (error) {
    const refusal = toScimError(error) ?? internalError(error, record.id);
    describeRefusal(identified, refusal);
    response = respondError(refusal, retryHeaders(error, refusal));
  }
  leaveTrace(authentication.organizationId, identified);
  response.headers.set(requestIdHeader, record.id);
  return response;
}

async function dispatch(served: Served, record: RequestRecord): Promise<Response> {
  const { request, authentication } = served;
  requireToolkit(authentication.connector);
  if (!record.isProbe) await requireRequestLeft(authentication);
  const route = matchRoute(decodePath(served.path));
  if (route === null) {
    throw new ScimError(
      404,
      `There is nothing at ${served.path}. Usher serves /Users, /Groups, /Bulk, /Schemas, /ResourceTypes and /ServiceProviderConfig.`,
    );
  }
  // RFC 9110 §9.3.2: HEAD is GET without the body, which the transport leaves out.
  const method = request.method === "HEAD" ? "GET" : request.method;
  const handler = Object.hasOwn(route.methods, method) ? route.methods[method] : undefined;
  if (handler === undefined) return methodNotAllowed(route.methods, record);
  const call = callOf(served, record, route.id);
  await admit(call, authentication.connector, { method, pattern: route.pattern, reads: isRead(method, route.pattern) });
  return respond(await handler(call));
}

/** Probes are never counted, so that Test connection works at any time. */
async function requireRequestLeft({ token, connector }: Accepted): Promise<void> {
  const until = await takeScimRequest(token.id, connector.id);
  if (until !== null) throw new TooManyRequests(until, "requests with this token, or for this connector");
}

function callOf({ authentication, request, url }: Served, record: RequestRecord, id: string): Call {
  return openCall({
    ...authentication,
    record,
    id,
    query: url.searchParams,
    headers: request.headers,
    readBody: async () => {
      const body = await readBody(request);
      record.body = redactBody(body);
      return body;
    },
  });
}

function methodNotAllowed(methods: Readonly<Partial<Record<string, Handler>>>, record: RequestRecord): Response {
  const allow = Object.keys(methods).join(", ");
  const refusal = new ScimError(405, `${record.method} is not possible at ${record.path}. Possible: ${allow}.`);
  describeRefusal(record, refusal);
  return respondError(refusal, { allow });
}

async function refuseCredential(
  refused: Exclude<ConnectorAuthentication, Accepted>,
  record: RequestRecord,
): Promise<Response> {
  // A credential that holds and may not do this (403) is no guess.
  const until =
    refused.status === 401 ? await countRefusedCredential(refused.connector?.id ?? null, record.remoteAddress) : null;
  if (until !== null) return tooMany(until, "refused credentials from this address");
  const refusal = new ScimError(refused.status, `${refused.cause} ${refused.cure}`);
  const identified = Object.assign(record, {
    tokenId: refused.tokenId,
    tokenName: refused.tokenName,
    // An address without the connector's id may still say by its token which one was meant.
    connectorId: refused.connector?.id ?? record.connectorId,
  });
  describeRefusal(identified, refusal);
  Object.assign(identified, { causeCode: refused.causeCode, cause: refused.cause, cure: refused.cure });
  if (refused.organizationId === null)
    log.info({ requestId: record.id, path: record.path, causeCode: refused.causeCode }, "scim: refused");
  else leaveTrace(refused.organizationId, identified);
  return respondError(refusal, {
    [requestIdHeader]: record.id,
    ...(refused.status === 401 ? { "www-authenticate": 'Bearer realm="Usher SCIM"' } : {}),
  });
}

function leaveTrace(organizationId: string, record: RequestRecord): void {
  traceRequest({
    organizationId,
    connectorId: record.connectorId,
    tokenId: record.tokenId,
    remoteAddress: record.remoteAddress,
    at: record.startedAt,
    accepted: record.status < 400,
    wrote: record.written,
    row: record.written ? null : snapshotRequest(record),
    rehearsed: record.rehearsalId !== null,
  });
}

/** `/scim/v2/{connectorId}//Users/` → connector id and `/Users`: doubled and trailing slashes are tolerated. */
function splitPath(pathname: string): { version: string; connectorId: string; path: string } {
  const [, version, connectorId, ...rest] = pathname.split("/").filter((segment) => segment !== "");
  return { version: version ?? "", connectorId: connectorId ?? "", path: `/${rest.join("/")}` };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new ScimError(404, "There is nothing at this address: its percent-encoding is broken.");
  }
}
