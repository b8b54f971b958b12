const pattern = "dddd-dd-ddTdd:dd:dd";

function fits(text: string, shape: string): boolean {
  if (text.length !== shape.length) return false;
  for (let index = 0; index < shape.length; index++) {
    const wanted = shape.charAt(index);
    const character = text.charAt(index);
    const isDigit = character >= "0" && character <= "9";
    if (wanted === "d" ? !isDigit : character.toUpperCase() !== wanted) return false;
  }
  return true;
}

function zone(text: string): string | null {
  if (text === "" || text === "Z" || text === "z") return "Z";
  return fits(text, "+dd:dd") || fits(text, "-dd:dd") ? text : null;
}

/** `Date.parse` takes the 30th of February for the 2nd of March. */
function isInCalendar(seconds: string): boolean {
  const day = `${seconds.slice(0, 10)}T00:00:00.000Z`;
  return new Date(day).toISOString() === day;
}

/**
 * RFC 7643 §2.3.5: an xsd:dateTime as milliseconds since 1970, or null. An offset is honoured, a missing one means UTC;
 * digits beyond the millisecond are cut off.
 */
export function parseDateTime(text: string): number | null {
  const seconds = text.slice(0, pattern.length);
  if (text.length > 64 || !fits(seconds, pattern)) return null;
  let end = pattern.length;
  if (text.charAt(end) === ".") {
    end++;
    while (text.charAt(end) >= "0" && text.charAt(end) <= "9") end++;
    if (end === pattern.length + 1) return null;
  }
  const offset = zone(text.slice(end));
  if (offset === null) return null;
  const milliseconds = text
    .slice(pattern.length + 1, end)
    .slice(0, 3)
    .padEnd(3, "0");
  const instant = Date.parse(`${seconds.toUpperCase()}.${milliseconds}${offset}`);
  return Number.isNaN(instant) || !isInCalendar(seconds) ? null : instant;
}
