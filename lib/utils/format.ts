const grouped = new Intl.NumberFormat("en-US");

/** 1204 → “1,204”, for the sentences that the server says. */
export function formatNumber(value: number): string {
  return grouped.format(value);
}

/** “1 user”, “1,204 users”, for the sentences that the server says. */
export function countOf(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)} ${value === 1 ? singular : plural}`;
}
