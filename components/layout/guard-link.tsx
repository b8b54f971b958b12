"use client";

import { useQuery } from "@tanstack/react-query";
import { Hand } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { slowLiveMs } from "@/components/layout/live";
import { NavLink } from "@/components/layout/nav-link";
import { usePageLoaded } from "@/components/layout/use-page-loaded";
import { useMay, useViewer } from "@/components/layout/viewer-provider";
import { WaitingBadge } from "@/components/layout/waiting-badge";
import { connectorQueries } from "@/lib/connectors/queries";

interface GuardLinkProps {
  readonly onNavigate: (() => void) | undefined;
  readonly collapsed: boolean;
}

/** “Guard”, only while it holds a connector. Whoever may not read connectors comes by the overview, and sees it there. */
export function GuardLink({ onNavigate, collapsed }: GuardLinkProps) {
  const pages = useTranslations("pages");
  const { organization } = useViewer();
  const base = `/o/${organization.slug}/guard/`;
  const pathname = usePathname();
  const mayRead = useMay("connector:read");
  const { data } = useQuery({
    ...connectorQueries.held(organization.slug),
    refetchInterval: slowLiveMs,
    enabled: usePageLoaded() && mayRead,
  });
  const held = data?.flatMap(({ holdId }) => (holdId === null ? [] : [holdId])) ?? [];
  const current = pathname.startsWith(base);
  const href = current ? pathname : held[0] === undefined ? null : `${base}${held[0]}`;
  if (href === null) return null;
  return (
    <NavLink
      href={href}
      label={pages("guard.title")}
      icon={Hand}
      current={current}
      collapsed={collapsed}
      onNavigate={onNavigate}
      badge={held.length > 0 && <WaitingBadge count={held.length} kind="held" collapsed={collapsed} />}
    />
  );
}
