"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { HistoryList } from "@/components/history/history-list";
import { Unread } from "@/components/layout/unread";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditItem } from "@/lib/audit/schemas";

/** The tab History of one person or group. */
export function TargetHistory({ query }: { readonly query: UseQueryResult<readonly AuditItem[]> }) {
  const t = useTranslations("history");
  const items = query.data;
  if (!items) return <Unread query={query} />;
  if (items.length === 0) return <EmptyState icon={History} title={t("empty")} />;
  return (
    <Card>
      <HistoryList items={items} hideTarget />
    </Card>
  );
}
