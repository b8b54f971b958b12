import type { Expected } from "@/lib/audit/require-version";
import { AppError } from "@/lib/errors";

/** The ETag of a version (RFC 9110 §8.8.3). */
export function writeEtag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that If-Match asks for (RFC 9110 §13.1.1): none for `*` or without the header, and one that nothing has for a tag
 * that is not ours.
 *
 * @throws AppError `invalid_input` for a list or what is no tag
 */
export function readIfMatch(header: string | null): Expected {
  const value = header?.trim();
  if (value === undefined || value === "*") return {};
  const tag = /^(?:W\/)?"([^"]*)"$/.exec(value)?.[1];
  if (tag === undefined) {
    throw new AppError("invalid_input", 'If-Match is one ETag, such as "3", or *. Send the one that a GET answered.', {
      field: "If-Match",
    });
  }
  return { version: /^[1-9]\d{0,8}$|^0$/.test(tag) ? Number(tag) : -1 };
}
