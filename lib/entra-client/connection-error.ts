/**
 * No answer came: refused, reset, unknown host or timed out. `code` is Node's (`ECONNREFUSED`, …), `TIMEOUT`, or
 * `TOKEN_ENDPOINT` where there was no access token to ask with.
 */
export class ConnectionError extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ConnectionError";
    this.code = code;
  }
}
