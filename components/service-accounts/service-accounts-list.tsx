"use client";

import { useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { slowLiveMs } from "@/components/layout/live";
import { serviceAccountColumns } from "@/components/service-accounts/service-account-columns";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/skeleton";
import { serviceAccountQueries } from "@/lib/service-accounts/queries";

export function ServiceAccountsList({ slug }: { readonly slug: string }) {
  const { data, error, refetch } = useQuery({ ...serviceAccountQueries.list(slug), refetchInterval: slowLiveMs });
  if (error && !data) {
    return <ErrorState title={error.message} action={<Button onClick={() => void refetch()}>Try again</Button>} />;
  }
  if (!data) return <ListSkeleton />;
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
