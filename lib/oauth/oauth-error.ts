/** The errors of a token endpoint (RFC 6749 §5.2), and one for when we cannot judge right now. */
export type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "unsupported_grant_type"
  | "invalid_scope"
  | "temporarily_unavailable";

/** Why no access token was issued: what the request log tells the admin. */
export type TokenCauseCode =
  | "token_request"
  | "client_unknown"
  | "client_secret"
  | "assertion_malformed"
  | "assertion_issuer"
  | "assertion_signature"
  | "assertion_time"
  | "assertion_audience"
  | "assertion_subject"
  | "assertion_replayed"
  | "assertion_keys";

const statuses: Readonly<Record<OAuthErrorCode, number>> = {
  invalid_request: 400,
  invalid_client: 401,
  unsupported_grant_type: 400,
  invalid_scope: 400,
  temporarily_unavailable: 503,
};

/**
 * A refused token request. `message` goes to whoever asked and names nothing that is stored; `cause` and `cure` go to the
 * request log of the connector, where its admin reads them.
 */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly causeCode: TokenCauseCode;
  readonly told: { readonly cause: string; readonly cure: string };

  constructor(
    code: OAuthErrorCode,
    causeCode: TokenCauseCode,
    message: string,
    told: { readonly cause?: string; readonly cure: string },
    options: { readonly cause?: unknown } = {},
  ) {
    super(message, options);
    this.name = "OAuthError";
    this.code = code;
    this.causeCode = causeCode;
    this.told = { cause: told.cause ?? message, cure: told.cure };
  }

  get status(): number {
    return statuses[this.code];
  }
}
