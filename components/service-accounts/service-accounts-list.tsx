"use client";

import { useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { serviceAccountColumns } from "@/components/service-accounts/service-account-columns";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { serviceAccountQueries } from "@/lib/service-accounts/queries";

export function ServiceAccountsList({ slug }: { readonly slug: string }) {
  const t = useTranslations("serviceAccounts");
  const columns = useMemo(() => serviceAccountColumns(t), [t]);
  const query = useQuery({ ...serviceAccountQueries.list(slug), refetchInterval: liveMs });
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={Bot} title={t("empty.title")}>
        {t("empty.text")}
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption={t("caption")}
      columns={columns}
      rows={data}
      rowId={(it) => it.id}
      rowHref={(it) => `/o/${slug}/security/service-accounts/${it.id}`}
    />
  );
}
