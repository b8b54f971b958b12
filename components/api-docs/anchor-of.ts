/** “Service accounts” → `service-accounts`. */
export function anchorOf(chapter: string): string {
  return chapter.toLowerCase().replaceAll(" ", "-");
}
