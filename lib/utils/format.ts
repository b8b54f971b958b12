const grouped = new Intl.NumberFormat("en-US");

/** 1204 → “1,204”. */
export function formatNumber(value: number): string {
  return grouped.format(value);
}

/** 111.48 → “111 ms”, 0.4 → “under 1 ms”. */
export function formatDuration(milliseconds: number): string {
  return milliseconds < 1 ? "under 1 ms" : `${formatNumber(Math.round(milliseconds))} ms`;
}

/** “1 user”, “1,204 users”. */
export function countOf(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(value)} ${value === 1 ? singular : plural}`;
}

/** “1,204”, or “about 100,400” where the count is an estimate. */
export function formatTotal(total: { readonly count: number; readonly exact: boolean }): string {
  return total.exact ? formatNumber(total.count) : `about ${formatNumber(Math.round(total.count / 100) * 100)}`;
}
