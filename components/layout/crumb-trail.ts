import { navItemOf } from "@/components/layout/navigation";

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The tabs of detail pages, as the address names them. */
const tabs: Readonly<Record<string, string>> = {
  access: "Access",
  groups: "Groups",
  history: "History",
  scim: "SCIM",
  members: "Members",
  credentials: "Credentials",
  mapping: "Mapping",
  "sign-in": "Sign-in",
  settings: "Settings",
  setup: "Set-up",
};

/**
 * Where a page stands, outermost first and the page itself last: “Integrations / Entra production / Mapping”. `title` is the name
 * of what the page shows, which the address does not tell; null until the page has said it.
 */
export function crumbTrail(base: string, pathname: string, title: string | null): readonly Crumb[] {
  const path = pathname.slice(base.length);
  const item = navItemOf(path);
  const root = item?.path ?? "";
  const [detail, tab] = path.slice(root.length).split("/").filter(Boolean);
  const trail: Crumb[] = item === undefined ? [] : [{ label: item.label, href: `${base}${item.path}` }];
  if (detail === undefined) return trail;
  if (item === undefined) return title === null ? [] : [{ label: title, href: pathname }];
  if (title !== null) trail.push({ label: title, href: `${base}${root}/${detail}` });
  const word = tab === undefined ? undefined : tabs[tab];
  if (word !== undefined) trail.push({ label: word, href: pathname });
  return trail;
}
