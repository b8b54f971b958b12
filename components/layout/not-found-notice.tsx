"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { NoticePage } from "@/components/layout/notice-page";
import { useViewer } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";

/** 404 inside the shell. */
export function NotFoundNotice() {
  const t = useTranslations("layout.notFound");
  const pages = useTranslations("pages");
  const { organization } = useViewer();
  return (
    <>
      <title>{`${pages("nothingHere.title")} · ${organization.name} · Usher`}</title>
      <NoticePage
        title={pages("nothingHere.title")}
        actions={
          <>
            <Button variant="primary" asChild>
              <Link href={`/o/${organization.slug}`}>{pages("overview.title")}</Link>
            </Button>
            <Button asChild>
              <Link href={`/o/${organization.slug}/users`}>{t("searchUsers")}</Link>
            </Button>
          </>
        }
      >
        {t("text")}
      </NoticePage>
    </>
  );
}
