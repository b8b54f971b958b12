"use client";

import {
  AppWindow,
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
  Plug,
  ScrollText,
  ShieldCheck,
  Tags,
  User,
  UsersRound,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { GuardLink } from "@/components/layout/guard-link";
import { NavLink } from "@/components/layout/nav-link";
import { OpenConflictsBadge } from "@/components/layout/open-conflicts-badge";
import { useViewer } from "@/components/layout/viewer-provider";

interface Item {
  readonly label: string;
  readonly path: string;
  readonly icon: LucideIcon;
  readonly permission: string;
}

/** Only what exists; what one's access role does not allow is absent. */
const sections: readonly { readonly title: string; readonly items: readonly Item[] }[] = [
  { title: "", items: [{ label: "Overview", path: "", icon: LayoutDashboard, permission: "user:read" }] },
  {
    title: "Directory",
    items: [
      { label: "Users", path: "/users", icon: User, permission: "user:read" },
      { label: "Groups", path: "/groups", icon: UsersRound, permission: "group:read" },
      { label: "Folders", path: "/folders", icon: FolderTree, permission: "folder:read" },
      { label: "Metadata keys", path: "/metadata", icon: Tags, permission: "metadata:read" },
    ],
  },
  {
    title: "Provisioning",
    items: [
      { label: "Integrations", path: "/integrations", icon: Plug, permission: "connector:read" },
      { label: "Group rules", path: "/rules", icon: ListOrdered, permission: "rule:update" },
      { label: "Conflicts", path: "/conflicts", icon: Inbox, permission: "user:update" },
    ],
  },
  {
    title: "Activity",
    items: [
      { label: "Request log", path: "/request-log", icon: ScrollText, permission: "log:read" },
      { label: "Sign-in log", path: "/sign-in-log", icon: LogIn, permission: "log:read" },
      { label: "Audit log", path: "/audit-log", icon: History, permission: "log:read" },
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
    items: [{ label: "Billing", path: "/billing", icon: CreditCard, permission: "organization:update" }],
  },
];

export function SidebarNav({ onNavigate }: { readonly onNavigate?: () => void }) {
  const viewer = useViewer();
  const pathname = usePathname();
  const base = `/o/${viewer.organization.slug}`;
  const visible = sections
    .map((section) => ({
      ...section,
      items: section.items.filter((item) => viewer.permissions.includes(item.permission)),
    }))
    .filter((section) => section.items.length > 0);
  return (
    <nav aria-label="Main" className="flex flex-col gap-5 p-3">
      {visible.map((section) => (
        <div key={section.title}>
          {section.title && <p className="px-3 pb-1.5 font-medium text-muted text-xs">{section.title}</p>}
          <ul className="flex flex-col gap-0.5">
            {section.items.map((item) => {
              const href = `${base}${item.path}`;
              const current = item.path === "" ? pathname === base : pathname.startsWith(href);
              return (
                <NavLink
                  key={item.path}
                  href={href}
                  label={item.label}
                  icon={item.icon}
                  current={current}
                  onNavigate={onNavigate}
                  badge={item.path === "/conflicts" && <OpenConflictsBadge />}
                />
              );
            })}
            {section.title === "Provisioning" && <GuardLink onNavigate={onNavigate} />}
          </ul>
        </div>
      ))}
    </nav>
  );
}
