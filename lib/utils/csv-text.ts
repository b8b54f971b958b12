/**
 * A table as CSV text (RFC 4180), for what is made in the browser and must not pass the server again. As in our exports, spreadsheets
 * get a mark of UTF-8, and a quote in front of what they would run as a formula.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\u{FEFF}${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\u{FF0B}\u{FF0D}\u{FF1D}\u{FF20}]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
