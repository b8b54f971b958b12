import { AppError } from "@/lib/errors";

/** Bytes in UTF-8. A row of an index holds 2,704 at most, and the widest of ours holds two such texts and a UUID. */
const maxBytes = 1000;

/**
 * Refuses text that is too long to be looked up by. Everything else is kept at any length that a body may have.
 *
 * @throws AppError `invalid_input` naming the field, the limit and the cure
 */
export function requireIndexable(field: string, value: string | null): void {
  if (value === null || isIndexable(value)) return;
  throw new AppError(
    "invalid_input",
    `${field} is longer than ${maxBytes} bytes of UTF-8. People are looked up by it, so send a shorter one.`,
    { field },
  );
}

/** Whether text fits into an index, also when it is folded. */
export function isIndexable(value: string): boolean {
  return Buffer.byteLength(value) <= maxBytes && Buffer.byteLength(value.toLowerCase()) <= maxBytes;
}
