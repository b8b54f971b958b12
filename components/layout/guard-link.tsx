"use client";

import { useQuery } from "@tanstack/react-query";
import { Hand } from "lucide-react";
import { usePathname } from "next/navigation";
import { slowLiveMs } from "@/components/layout/live";
import { NavLink } from "@/components/layout/nav-link";
import { useMay, useViewer } from "@/components/layout/viewer-provider";
import { WaitingBadge } from "@/components/layout/waiting-badge";
import { connectorQueries } from "@/lib/connectors/queries";

/** “Guard”, only while it holds a connector. Whoever may not read connectors comes by the overview, and sees it there. */
export function GuardLink({ onNavigate }: { readonly onNavigate: (() => void) | undefined }) {
  const { organization } = useViewer();
  const base = `/o/${organization.slug}/guard/`;
  const pathname = usePathname();
  const { data } = useQuery({
    ...connectorQueries.held(organization.slug),
    refetchInterval: slowLiveMs,
    enabled: useMay("connector:read"),
  });
  const held = data?.flatMap(({ holdId }) => (holdId === null ? [] : [holdId])) ?? [];
  const current = pathname.startsWith(base);
  const href = current ? pathname : held[0] === undefined ? null : `${base}${held[0]}`;
  if (href === null) return null;
  return (
    <NavLink
      href={href}
      label="Guard"
      icon={Hand}
      current={current}
      onNavigate={onNavigate}
      badge={held.length > 0 && <WaitingBadge count={held.length} words="held" />}
    />
  );
}
