"use client";

import { useQuery } from "@tanstack/react-query";
import { slowLiveMs } from "@/components/layout/live";
import { useViewer } from "@/components/layout/viewer-provider";
import { WaitingBadge } from "@/components/layout/waiting-badge";
import { conflictQueries } from "@/lib/conflicts/queries";

/** Only where the link beside it is allowed. */
export function OpenConflictsBadge() {
  const { organization } = useViewer();
  const { data } = useQuery({ ...conflictQueries.open(organization.slug), refetchInterval: slowLiveMs });
  if (!data || data.total.count === 0) return null;
  return <WaitingBadge count={data.total.count} words="open" />;
}
