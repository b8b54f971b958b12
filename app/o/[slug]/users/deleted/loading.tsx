"use client";

import { useTranslations } from "next-intl";
import { PageLoading } from "@/components/layout/page-loading";
import { useViewer } from "@/components/layout/viewer-provider";

export default function Loading() {
  const t = useTranslations("pages");
  const { organization } = useViewer();
  const crumbs = [{ label: t("users.title"), href: `/o/${organization.slug}/users` }];
  return <PageLoading page="deletedUsers" crumbs={crumbs} width="list" />;
}
