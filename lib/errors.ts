/** The closed vocabulary of failures that features may throw, with the HTTP status each one becomes. */
const errorStatus = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  stale: 412,
  too_many_attempts: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/**
 * A failure that the caller can understand and act on.
 *
 * `message` is for the caller and never holds a secret; `cause` is for our log; `field` names the input that was wrong.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  /** The stable cause code of the request log (SCREENS §3.5), where there is one. */
  readonly reason: string | undefined;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; field?: string; reason?: string } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.field = options.field;
    this.reason = options.reason;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}
