"use client";

import { useQuery } from "@tanstack/react-query";
import { AppWindow } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { nativeAppColumns } from "@/components/native-apps/native-app-columns";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { nativeAppQueries } from "@/lib/native-apps/queries";

export function NativeAppsList({ slug }: { readonly slug: string }) {
  const t = useTranslations("nativeApps");
  const columns = useMemo(() => nativeAppColumns(t), [t]);
  const query = useQuery({ ...nativeAppQueries.list(slug), refetchInterval: liveMs });
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={AppWindow} title={t("empty.title")}>
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
      rowHref={(it) => `/o/${slug}/security/native-apps/${it.id}`}
    />
  );
}
