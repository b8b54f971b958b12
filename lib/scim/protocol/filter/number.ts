function skipDigits(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charAt(at) >= "0" && text.charAt(at) <= "9") at++;
  return at;
}

/** The place after the digits from `start`, or -1 when there are none. */
function digits(text: string, start: number): number {
  const end = skipDigits(text, start);
  return end === start ? -1 : end;
}

/** RFC 8259 §6: a number of JSON, or null. `01`, `.5`, `NaN` and numbers too large for a double are none. */
export function parseNumber(text: string): number | null {
  const start = text.startsWith("-") ? 1 : 0;
  let at = text.charAt(start) === "0" ? start + 1 : digits(text, start);
  if (at > 0 && text.charAt(at) === ".") at = digits(text, at + 1);
  if (at > 0 && (text.charAt(at) === "e" || text.charAt(at) === "E")) {
    const sign = text.charAt(at + 1);
    at = digits(text, sign === "+" || sign === "-" ? at + 2 : at + 1);
  }
  const value = at === text.length ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
