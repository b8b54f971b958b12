import {
  AppWindow,
  Blocks,
  Bot,
  CreditCard,
  FolderTree,
  Globe,
  History,
  Inbox,
  KeyRound,
  LayoutDashboard,
  ListOrdered,
  LogIn,
  type LucideIcon,
  MonitorSmartphone,
  Plug,
  ScrollText,
  Settings,
  ShieldCheck,
  Tags,
  User,
  UserRound,
  UsersRound,
} from "lucide-react";
import type { layout } from "@/messages/en/layout";
import type { pages } from "@/messages/en/pages";

export interface NavItem {
  /** Its title among the messages. */
  readonly page: keyof typeof pages;
  /** Below `/o/{slug}`. */
  readonly path: string;
  readonly icon: LucideIcon;
  readonly permission: string;
  /** The key that goes there after `g`. */
  readonly key?: string;
}

export interface NavSection {
  /** Null for what stands above all sections. */
  readonly name: keyof typeof layout.sections | null;
  readonly items: readonly NavItem[];
}

/** Only what exists; what one's access role does not allow is absent. */
export const navSections: readonly NavSection[] = [
  { name: null, items: [{ page: "overview", path: "", icon: LayoutDashboard, permission: "user:read", key: "o" }] },
  {
    name: "directory",
    items: [
      { page: "users", path: "/users", icon: User, permission: "user:read", key: "u" },
      { page: "groups", path: "/groups", icon: UsersRound, permission: "group:read", key: "g" },
      { page: "folders", path: "/folders", icon: FolderTree, permission: "folder:read", key: "f" },
      { page: "metadata", path: "/metadata", icon: Tags, permission: "metadata:read" },
      { page: "schema", path: "/schema", icon: Blocks, permission: "schema:read" },
    ],
  },
  {
    name: "provisioning",
    items: [
      { page: "integrations", path: "/integrations", icon: Plug, permission: "connector:read", key: "i" },
      { page: "rules", path: "/rules", icon: ListOrdered, permission: "rule:update" },
      { page: "conflicts", path: "/conflicts", icon: Inbox, permission: "user:update" },
    ],
  },
  {
    name: "activity",
    items: [
      { page: "requestLog", path: "/request-log", icon: ScrollText, permission: "log:read", key: "r" },
      { page: "signInLog", path: "/sign-in-log", icon: LogIn, permission: "log:read" },
      { page: "auditLog", path: "/audit-log", icon: History, permission: "log:read", key: "a" },
    ],
  },
  {
    name: "security",
    items: [
      { page: "apiTokens", path: "/security/api-tokens", icon: KeyRound, permission: "credential:read" },
      { page: "serviceAccounts", path: "/security/service-accounts", icon: Bot, permission: "serviceAccount:read" },
      { page: "nativeApps", path: "/security/native-apps", icon: AppWindow, permission: "nativeApp:read" },
      { page: "domains", path: "/security/domains", icon: Globe, permission: "domain:read" },
      { page: "signInPolicy", path: "/security/sign-in", icon: ShieldCheck, permission: "signIn:read" },
    ],
  },
  {
    name: "organization",
    items: [
      { page: "billing", path: "/billing", icon: CreditCard, permission: "organization:update" },
      { page: "settings", path: "/settings", icon: Settings, permission: "organization:update" },
    ],
  },
];

/** One's own pages, which the user menu leads to. */
const ownPages: readonly NavItem[] = [
  { page: "profile", path: "/profile", icon: UserRound, permission: "user:read" },
  { page: "sessions", path: "/profile/sessions", icon: MonitorSmartphone, permission: "user:read" },
];

export const navItems: readonly NavItem[] = [...navSections.flatMap((section) => section.items), ...ownPages];

/** The page that a path below `/o/{slug}` belongs to: `/users` of `/users/{id}/access`. */
export function navItemOf(path: string): NavItem | undefined {
  return navItems
    .filter((item) => path === item.path || (item.path !== "" && path.startsWith(`${item.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
