"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { AttentionBadge } from "@/components/layout/attention-badge";
import { GuardLink } from "@/components/layout/guard-link";
import { NavLink } from "@/components/layout/nav-link";
import { navItemOf, navSections } from "@/components/layout/navigation";
import { OpenConflictsBadge } from "@/components/layout/open-conflicts-badge";
import { useViewer } from "@/components/layout/viewer-provider";
import { cn } from "@/lib/utils/cn";

interface SidebarNavProps {
  readonly onNavigate?: () => void;
  /** Icons alone, 56 px wide. */
  readonly collapsed?: boolean;
}

export function SidebarNav({ onNavigate, collapsed = false }: SidebarNavProps) {
  const t = useTranslations("layout");
  const pages = useTranslations("pages");
  const viewer = useViewer();
  const base = `/o/${viewer.organization.slug}`;
  const here = navItemOf(usePathname().slice(base.length));
  const visible = navSections
    .map((section) => ({
      ...section,
      items: section.items.filter((item) => viewer.permissions.includes(item.permission)),
    }))
    .filter((section) => section.items.length > 0);
  return (
    <nav aria-label={t("mainNavigation")} className={cn("flex flex-col", collapsed ? "gap-3 px-2 py-3" : "gap-5 p-3")}>
      {visible.map((section) => (
        <div key={section.name}>
          {section.name && (
            <p className={cn(collapsed ? "sr-only" : "px-3 pb-1.5 font-medium text-muted text-xs")}>
              {t(`sections.${section.name}`)}
            </p>
          )}
          <ul className="flex flex-col gap-0.5">
            {section.items.map((item) => (
              <NavLink
                key={item.path}
                href={`${base}${item.path}`}
                label={pages(`${item.page}.title`)}
                icon={item.icon}
                current={item.path === here?.path}
                collapsed={collapsed}
                onNavigate={onNavigate}
                badge={<Badge path={item.path} collapsed={collapsed} />}
              />
            ))}
            {section.name === "provisioning" && <GuardLink onNavigate={onNavigate} collapsed={collapsed} />}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** What waits for a human behind a link. */
function Badge({ path, collapsed }: { readonly path: string; readonly collapsed: boolean }) {
  if (path === "/conflicts") return <OpenConflictsBadge collapsed={collapsed} />;
  if (path === "/integrations") return <AttentionBadge collapsed={collapsed} />;
  return null;
}
