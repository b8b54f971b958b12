export interface RecentPage {
  readonly href: string;
  /** “Ada Lovelace”, and where it is: “Users”. */
  readonly label: string;
  readonly place: string;
}

const kept = 6;

const keyOf = (slug: string) => `usher-recent-${slug}`;

/** The pages that this browser opened last in the organization, newest first. Empty where storage is refused. */
export function readRecent(slug: string): readonly RecentPage[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(keyOf(slug)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function rememberPage(slug: string, page: RecentPage): void {
  const others = readRecent(slug).filter(({ href }) => href !== page.href);
  try {
    window.localStorage.setItem(keyOf(slug), JSON.stringify([page, ...others].slice(0, kept)));
  } catch {
    // A browser that keeps nothing only has no recent pages.
  }
}

/** Another one's text in the storage is shown nowhere, and leads nowhere but below `/o/`. */
function isRecent(value: unknown): value is RecentPage {
  if (typeof value !== "object" || value === null) return false;
  const { href, label, place } = value as Record<string, unknown>;
  return typeof href === "string" && href.startsWith("/o/") && typeof label === "string" && typeof place === "string";
}
