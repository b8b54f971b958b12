import type { RequestRecord } from "@/lib/context";
import { findTokenConnector } from "@/lib/oauth/find-token-connector";
import { issueAccessToken, type TokenConnector } from "@/lib/oauth/issue-access-token";
import { OAuthError } from "@/lib/oauth/oauth-error";

/** Where the token endpoint is, below the Tenant URL. */
export const tokenEndpointPath = "/oauth/token";

/** What the token endpoint answers, and whom the request log tells about it: nobody where there is no such connector. */
export interface TokenOutcome {
  readonly response: Response;
  readonly connector: TokenConnector | null;
  /** Whether the client was not who it should be, which counts as a guess. */
  readonly refusedClient: boolean;
}

/**
 * The token endpoint of a connector (RFC 6749 §3.2), in OAuth's own words and not SCIM's. Fills the record for the request log;
 * the body, which holds the secret, is not kept.
 *
 * @throws what nobody foresaw
 */
export async function serveTokenRequest(request: Request, record: RequestRecord): Promise<TokenOutcome> {
  record.summary = "Get access token";
  const connector = await findTokenConnector(record.connectorId);
  try {
    if (connector === null) throw unknownConnector();
    if (request.method !== "POST") throw wrongMethod();
    const { token, issuer } = await issueAccessToken(request, connector, record.startedAt);
    Object.assign(record, { tokenId: issuer.id, tokenName: issuer.name, status: 200 });
    return { response: json(200, token), connector, refusedClient: false };
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const { code, causeCode, told, message } = error;
    const status = request.method === "POST" ? error.status : 405;
    Object.assign(record, { status, causeCode, cause: told.cause, cure: told.cure });
    const response = json(status, { error: code, error_description: message });
    if (status === 401) response.headers.set("www-authenticate", 'Basic realm="Usher token endpoint"');
    if (status === 405) response.headers.set("allow", "POST");
    if (status === 503) response.headers.set("retry-after", "30");
    return { response, connector, refusedClient: code === "invalid_client" };
  }
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
