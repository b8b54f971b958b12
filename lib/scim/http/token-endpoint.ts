import { countRefusedCredential } from "@/lib/auth/request-limits";
import type { RequestRecord } from "@/lib/context";
import { log } from "@/lib/log";
import { findTokenConnector } from "@/lib/oauth/find-token-connector";
import { issueAccessToken, type TokenConnector } from "@/lib/oauth/issue-access-token";
import { OAuthError } from "@/lib/oauth/oauth-error";
import { TooManyRequests } from "@/lib/scim/http/too-many-requests";

/** Where the token endpoint is, below the Tenant URL. */
export const tokenEndpointPath = "/oauth/token";

/** What the token endpoint answers, and whom the request log tells about it: nobody where there is no such connector. */
export interface TokenOutcome {
  readonly response: Response;
  readonly connector: TokenConnector | null;
}

/**
 * The token endpoint of a connector (RFC 6749 §3.2), in OAuth's own words and not SCIM's. Fills the record for the request log;
 * the body, which holds the secret, is not kept. Refused clients count as guesses: once they are used up, nobody is told more.
 *
 * @throws what nobody foresaw before the connector was known
 */
export async function serveTokenRequest(request: Request, record: RequestRecord): Promise<TokenOutcome> {
  record.summary = "Get access token";
  const connector = await findTokenConnector(record.connectorId);
  try {
    if (connector === null) throw unknownConnector();
    if (request.method !== "POST") throw wrongMethod();
    const { token, issuer } = await issueAccessToken(request, connector, record.startedAt);
    Object.assign(record, { tokenId: issuer.id, tokenName: issuer.name, status: 200 });
    return { response: json(200, token), connector };
  } catch (error) {
    if (!(error instanceof OAuthError)) return { response: answerUnforeseen(error, record), connector };
    const until =
      error.code === "invalid_client"
        ? await countRefusedCredential(connector?.id ?? null, record.remoteAddress)
        : null;
    return until === null
      ? { response: answerRefusal(error, request, record), connector }
      : { response: answerTooMany(until), connector: null };
  }
}

function answerRefusal(error: OAuthError, request: Request, record: RequestRecord): Response {
  const { code, causeCode, told, message } = error;
  const status = request.method === "POST" ? error.status : 405;
  Object.assign(record, { status, causeCode, cause: told.cause, cure: told.cure });
  const response = json(status, { error: code, error_description: message });
  if (status === 401) response.headers.set("www-authenticate", 'Basic realm="Usher token endpoint"');
  if (status === 405) response.headers.set("allow", "POST");
  if (status === 503) response.headers.set("retry-after", "30");
  return response;
}

/** RFC 6749 §5.2 has no word for this; §4.1.2.1 has, for the other endpoint. */
function answerTooMany(until: Date): Response {
  const refusal = new TooManyRequests(until, "refused credentials from this address");
  const response = json(429, { error: "temporarily_unavailable", error_description: refusal.message });
  response.headers.set("retry-after", String(refusal.seconds));
  return response;
}

function answerUnforeseen(error: unknown, record: RequestRecord): Response {
  log.error({ err: error, requestId: record.id }, "token endpoint: request failed");
  const cause = "Usher failed here and issued no access token.";
  const cure = `Try again; if it stays, give your operator the id ${record.id}.`;
  Object.assign(record, { status: 500, causeCode: "internal_error", cause, cure });
  return json(500, { error: "server_error", error_description: `${cause} ${cure}` });
}

function unknownConnector(): OAuthError {
  return new OAuthError("invalid_client", "client_unknown", "There is no connector at this address.", {
    cure: "Copy OAuth token endpoint again from the connector's page in Usher.",
  });
}

function wrongMethod(): OAuthError {
  return new OAuthError("invalid_request", "token_request", "The token endpoint takes POST.", {
    cure: "Paste this address into OAuth token endpoint in Entra, not into a browser.",
  });
}

/** RFC 6749 §5.1: never stored on the way. */
function json(status: number, body: object): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", pragma: "no-cache" } });
}
