"use client";

import { useQuery } from "@tanstack/react-query";
import { slowLiveMs } from "@/components/layout/live";
import { usePageLoaded } from "@/components/layout/use-page-loaded";
import { useViewer } from "@/components/layout/viewer-provider";
import { WaitingBadge } from "@/components/layout/waiting-badge";
import { conflictQueries } from "@/lib/conflicts/queries";

/** Only where the link beside it is allowed. */
export function OpenConflictsBadge({ collapsed }: { readonly collapsed: boolean }) {
  const { organization } = useViewer();
  const { data } = useQuery({
    ...conflictQueries.open(organization.slug),
    refetchInterval: slowLiveMs,
    enabled: usePageLoaded(),
  });
  if (!data || data.total.count === 0) return null;
  return <WaitingBadge count={data.total.count} kind="open" collapsed={collapsed} />;
}
