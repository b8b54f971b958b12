import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { navItemOf } from "@/components/layout/navigation";
import { useViewer } from "@/components/layout/viewer-provider";
import type { layout } from "@/messages/en/layout";

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The tabs of detail pages, as the address names them. */
const tabs: Readonly<Record<string, keyof typeof layout.tabs>> = {
  access: "access",
  groups: "groups",
  history: "history",
  scim: "scim",
  members: "members",
  credentials: "credentials",
  mapping: "mapping",
  "sign-in": "signIn",
  settings: "settings",
  setup: "setup",
};

/**
 * Where the page stands, outermost first and the page itself last: “Integrations / Entra production / Mapping”. `title` is the name
 * of what the page shows, which the address does not tell; null until the page has said it.
 */
export function useCrumbTrail(title: string | null): readonly Crumb[] {
  const t = useTranslations("layout.tabs");
  const pages = useTranslations("pages");
  const base = `/o/${useViewer().organization.slug}`;
  const pathname = usePathname();
  const path = pathname.slice(base.length);
  const item = navItemOf(path);
  const root = item?.path ?? "";
  const [detail, tab] = path.slice(root.length).split("/").filter(Boolean);
  const trail: Crumb[] =
    item === undefined ? [] : [{ label: pages(`${item.page}.title`), href: `${base}${item.path}` }];
  if (detail === undefined) return trail;
  if (item === undefined) return title === null ? [] : [{ label: title, href: pathname }];
  if (title !== null) trail.push({ label: title, href: `${base}${root}/${detail}` });
  const word = tab !== undefined && Object.hasOwn(tabs, tab) ? tabs[tab] : undefined;
  if (word !== undefined) trail.push({ label: t(word), href: pathname });
  return trail;
}
