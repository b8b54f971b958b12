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

export interface NavItem {
  readonly label: string;
  /** Below `/o/{slug}`. */
  readonly path: string;
  readonly icon: LucideIcon;
  readonly permission: string;
  /** The key that goes there after `g`. */
  readonly key?: string;
}

export interface NavSection {
  readonly title: string;
  readonly items: readonly NavItem[];
}

/** Only what exists; what one's access role does not allow is absent. */
export const navSections: readonly NavSection[] = [
  { title: "", items: [{ label: "Overview", path: "", icon: LayoutDashboard, permission: "user:read", key: "o" }] },
  {
    title: "Directory",
    items: [
      { label: "Users", path: "/users", icon: User, permission: "user:read", key: "u" },
      { label: "Groups", path: "/groups", icon: UsersRound, permission: "group:read", key: "g" },
      { label: "Folders", path: "/folders", icon: FolderTree, permission: "folder:read", key: "f" },
      { label: "Metadata keys", path: "/metadata", icon: Tags, permission: "metadata:read" },
      { label: "Schema extensions", path: "/schema", icon: Blocks, permission: "schema:read" },
    ],
  },
  {
    title: "Provisioning",
    items: [
      { label: "Integrations", path: "/integrations", icon: Plug, permission: "connector:read", key: "i" },
      { label: "Group rules", path: "/rules", icon: ListOrdered, permission: "rule:update" },
      { label: "Conflicts", path: "/conflicts", icon: Inbox, permission: "user:update" },
    ],
  },
  {
    title: "Activity",
    items: [
      { label: "Request log", path: "/request-log", icon: ScrollText, permission: "log:read", key: "r" },
      { label: "Sign-in log", path: "/sign-in-log", icon: LogIn, permission: "log:read" },
      { label: "Audit log", path: "/audit-log", icon: History, permission: "log:read", key: "a" },
    ],
  },
  {
    title: "Security",
    items: [
      { label: "API tokens", path: "/security/api-tokens", icon: KeyRound, permission: "credential:read" },
      { label: "Service accounts", path: "/security/service-accounts", icon: Bot, permission: "serviceAccount:read" },
      { label: "Native apps", path: "/security/native-apps", icon: AppWindow, permission: "nativeApp:read" },
      { label: "Domains", path: "/security/domains", icon: Globe, permission: "domain:read" },
      { label: "Sign-in policy", path: "/security/sign-in", icon: ShieldCheck, permission: "signIn:read" },
    ],
  },
  {
    title: "Organization",
    items: [
      { label: "Billing", path: "/billing", icon: CreditCard, permission: "organization:update" },
      { label: "Settings", path: "/settings", icon: Settings, permission: "organization:update" },
    ],
  },
];

/** One's own pages, which the user menu leads to. */
const ownPages: readonly NavItem[] = [
  { label: "Profile", path: "/profile", icon: UserRound, permission: "user:read" },
  { label: "Sessions", path: "/profile/sessions", icon: MonitorSmartphone, permission: "user:read" },
];

export const navItems: readonly NavItem[] = [...navSections.flatMap((section) => section.items), ...ownPages];

/** The page that a path below `/o/{slug}` belongs to: `/users` of `/users/{id}/access`. */
export function navItemOf(path: string): NavItem | undefined {
  return navItems
    .filter((item) => path === item.path || (item.path !== "" && path.startsWith(`${item.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
