import { log } from "@/lib/log";
import { ScimError } from "@/lib/scim/protocol/errors";

/** What nobody foresaw: told to our log, and to the client by its id alone. */
export function internalError(error: unknown, requestId: string): ScimError {
  log.error({ err: error, requestId }, "scim: request failed");
  return new ScimError(
    500,
    `Usher failed here. Nothing was saved. Try again; if it stays, give your operator the id ${requestId}.`,
    undefined,
    { cause: error },
  );
}
