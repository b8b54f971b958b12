"use client";

import { useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { serviceAccountColumns } from "@/components/service-accounts/service-account-columns";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { serviceAccountQueries } from "@/lib/service-accounts/queries";

export function ServiceAccountsList({ slug }: { readonly slug: string }) {
  const query = useQuery({ ...serviceAccountQueries.list(slug), refetchInterval: liveMs });
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={Bot} title="No service account yet.">
        A service account is for a machine: it stays when people leave, and can do what its roles say.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Service accounts"
      columns={serviceAccountColumns}
      rows={data}
      rowId={(it) => it.id}
      rowHref={(it) => `/o/${slug}/security/service-accounts/${it.id}`}
    />
  );
}
