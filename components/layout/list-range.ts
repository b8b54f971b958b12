import { formatTotal } from "@/lib/utils/format";
import type { Page } from "@/lib/utils/page";

/** “50 of 1,204 users”: keyset pages have no numbers, so this says how many are shown and how many there are. */
export function listRange(page: Page<unknown>, noun: string): string {
  const nouns = page.total.count === 1 ? noun : `${noun}s`;
  if (page.items.length === page.total.count) return `${formatTotal(page.total)} ${nouns}`;
  return `${page.items.length} of ${formatTotal(page.total)} ${nouns}`;
}
