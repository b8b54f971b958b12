"use client";

import { useQuery } from "@tanstack/react-query";
import { TargetHistory } from "@/components/history/target-history";
import { liveMs } from "@/components/layout/live";
import { groupQueries } from "@/lib/groups/queries";

export function GroupHistory({ slug, groupId }: { readonly slug: string; readonly groupId: string }) {
  return <TargetHistory query={useQuery({ ...groupQueries.history(slug, groupId), refetchInterval: liveMs })} />;
}
