/**
 * The one meaning of "without regard to case" (RFC 7643 §2.2, caseExact false): the Unicode lower-case mapping,
 * independent of locale. Whoever stores or compares folded text must use this function, not the database's `lower`.
 */
export function fold(text: string): string {
  return text.toLowerCase();
}

const firstSurrogate = 0xd800;
const firstLowSurrogate = 0xdc00;
const afterSurrogates = 0xe000;

const longestQuote = 120;

/** What a client wrote, short enough for an error's detail or a log. */
export function shorten(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** Text that a database can hold and UTF-8 can carry: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0) return false;
    if (unit < firstSurrogate || unit >= afterSurrogates) continue;
    const next = text.charCodeAt(index + 1);
    if (unit >= firstLowSurrogate || !(next >= firstLowSurrogate && next < afterSurrogates)) return false;
    index++;
  }
  return true;
}

/** UTF-16 order puts U+10000 before U+E000; lifting the surrogates above the rest gives code point order. */
function rank(unit: number): number {
  if (unit < firstSurrogate) return unit;
  return unit < afterSurrogates ? unit + 0x2000 : unit - 0x800;
}

/** Orders text by code point, as PostgreSQL's collation "C" does over UTF-8. Negative when `a` comes first. */
export function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}
