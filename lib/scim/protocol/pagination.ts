import { ScimError, type ScimType } from "./errors";

/** The largest page, as ServiceProviderConfig says it, and the page that a client without a wish gets. */
export const pageLimits = { largest: 1000, usual: 100 } as const;

/** The largest `startIndex`, so that it stays an integer for every database. */
const lastIndex = 2_147_483_647;

export interface PageRequest {
  /** 1 or more. */
  readonly startIndex: number;
  /** 0 to 1,000. */
  readonly count: number;
}

/** Seconds in which the next page must be asked for (RFC 9865 §4, cursorTimeout). */
export const cursorSeconds = 600;

/** A page by cursor (RFC 9865 §2). */
export interface CursorRequest {
  /** As it was given out; empty for the first page. */
  readonly cursor: string;
  /** 0 to 1,000, or null for as many as the first page had. */
  readonly count: number | null;
}

type Given = string | number | null | undefined;

/** RFC 7644 §3.4.2.4: startIndex below 1 means 1, a negative count means 0, and a page may be smaller than asked for. */
export function parsePage(given: { readonly startIndex?: Given; readonly count?: Given }): PageRequest {
  const startIndex = readInteger("startIndex", given.startIndex) ?? 1;
  const count = readInteger("count", given.count) ?? pageLimits.usual;
  return {
    startIndex: Math.min(Math.max(startIndex, 1), lastIndex),
    count: Math.min(Math.max(count, 0), pageLimits.largest),
  };
}

/**
 * RFC 9865 §2: the page that a cursor asks for, or null when no cursor came. Nothing is clamped, as every page of a walk must
 * be of one size: a count beyond the limit is `invalidCount`; one below 0 means 0.
 */
export function parseCursorPage(given: {
  readonly cursor?: string | null | undefined;
  readonly startIndex?: Given;
  readonly count?: Given;
}): CursorRequest | null {
  const { cursor, startIndex } = given;
  if (cursor === null || cursor === undefined) return null;
  if (startIndex !== null && startIndex !== undefined) {
    throw ScimError.of("invalidValue", "cursor and startIndex exclude each other; send one of them.");
  }
  const count = readInteger("count", given.count, "invalidCount");
  if (count !== null && count > pageLimits.largest) {
    throw ScimError.of("invalidCount", `With a cursor, count is at most ${pageLimits.largest}; send a smaller one.`);
  }
  return { cursor, count: count === null ? null : Math.max(count, 0) };
}

function readInteger(name: string, given: Given, scimType: ScimType = "invalidValue"): number | null {
  if (given === null || given === undefined) return null;
  const value = typeof given === "number" ? given : numberOf(given.trim());
  if (Number.isInteger(value) || Math.abs(value) === Number.POSITIVE_INFINITY) return value;
  throw ScimError.of(scimType, `${name} must be a whole number; send one, or leave it out.`);
}

/** `Number` takes too much: hexadecimal, exponents, empty text. */
function numberOf(text: string): number {
  const digits = text.startsWith("-") ? text.slice(1) : text;
  const isDigits = digits !== "" && [...digits].every((character) => character >= "0" && character <= "9");
  return isDigits ? Number(text) : Number.NaN;
}
