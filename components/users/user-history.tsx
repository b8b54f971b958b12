"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { HistoryList } from "@/components/history/history-list";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { userQueries } from "@/lib/users/queries";

export function UserHistory({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const query = useQuery({ ...userQueries.history(slug, userId), refetchInterval: liveMs });
  const items = query.data;
  if (!items) return <Unread query={query} />;
  if (items.length === 0)
    return <EmptyState icon={History} title="No change yet. Each one appears here with who made it." />;
  return (
    <Card>
      <HistoryList items={items} hideTarget />
    </Card>
  );
}
