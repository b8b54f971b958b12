"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { HistoryList } from "@/components/history/history-list";
import { liveMs } from "@/components/layout/live";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { userQueries } from "@/lib/users/queries";

export function UserHistory({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const { data: items } = useQuery({ ...userQueries.history(slug, userId), refetchInterval: liveMs });
  if (!items) return null;
  if (items.length === 0)
    return <EmptyState icon={History} title="No change yet. Each one appears here with who made it." />;
  return (
    <Card>
      <HistoryList items={items} hideTarget />
    </Card>
  );
}
