"use client";

import { useQuery } from "@tanstack/react-query";
import { TargetHistory } from "@/components/history/target-history";
import { liveMs } from "@/components/layout/live";
import { userQueries } from "@/lib/users/queries";

export function UserHistory({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  return <TargetHistory query={useQuery({ ...userQueries.history(slug, userId), refetchInterval: liveMs })} />;
}
