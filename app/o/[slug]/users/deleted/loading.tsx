"use client";

import { PageLoading } from "@/components/layout/page-loading";
import { useViewer } from "@/components/layout/viewer-provider";

export default function Loading() {
  const { organization } = useViewer();
  const crumbs = [{ label: "Users", href: `/o/${organization.slug}/users` }];
  return <PageLoading page="deletedUsers" crumbs={crumbs} width="list" />;
}
