import { AppError, type ErrorCode } from "@/lib/errors";
import type { Problem } from "@/lib/http/api-client";
import { InputError } from "@/lib/http/input-error";
import { log } from "@/lib/log";

const titles: Record<ErrorCode, string> = {
  invalid_input: "Something in this request is not valid",
  unauthenticated: "Not authenticated",
  forbidden: "Not allowed",
  not_found: "Not found",
  method_not_allowed: "Not possible at this address",
  conflict: "In conflict with something that exists",
  stale: "Changed meanwhile",
  too_many_attempts: "Too many tries",
  unavailable: "Not available right now",
};

/** The one place where our API writes a refusal: RFC 9457. An error nobody foresaw is logged and answers a fixed text. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = error instanceof AppError ? foreseen(error, requestId) : unforeseen(error, requestId);
  return new Response(JSON.stringify({ type: "about:blank", ...problem }), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-request-id": requestId,
    },
  });
}

function foreseen(error: AppError, requestId: string): Problem {
  if (error.status >= 500) log.error({ err: error, requestId }, "a request could not be served");
  const errors = error instanceof InputError ? error.errors : fieldErrors(error);
  return {
    title: titles[error.code],
    status: error.status,
    detail: error.message,
    code: error.code,
    requestId,
    ...(errors.length === 0 ? {} : { errors }),
  };
}

function fieldErrors(error: AppError): { field: string; message: string }[] {
  return error.field === undefined ? [] : [{ field: error.field, message: error.message }];
}

function unforeseen(error: unknown, requestId: string): Problem {
  log.error({ err: error, requestId }, "a request failed");
  return {
    title: "Usher failed here",
    status: 500,
    detail: `Usher could not do this. Nothing was changed. Try again; if it stays, give your operator the id ${requestId}.`,
    code: "internal",
    requestId,
  };
}
