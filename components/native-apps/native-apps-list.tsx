"use client";

import { useQuery } from "@tanstack/react-query";
import { AppWindow } from "lucide-react";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { nativeAppColumns } from "@/components/native-apps/native-app-columns";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { nativeAppQueries } from "@/lib/native-apps/queries";

export function NativeAppsList({ slug }: { readonly slug: string }) {
  const query = useQuery({ ...nativeAppQueries.list(slug), refetchInterval: liveMs });
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={AppWindow} title="No native app yet.">
        Register an app for computers or phones, and people sign in there with Microsoft or their password, also those
        without access role.
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Native apps"
      columns={nativeAppColumns}
      rows={data}
      rowId={(it) => it.id}
      rowHref={(it) => `/o/${slug}/security/native-apps/${it.id}`}
    />
  );
}
