"use client";

import { useTranslations } from "next-intl";
import { Failure } from "@/components/layout/failure";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useTranslations("layout.failure");
  return (
    <main className="px-4">
      <title>{`${t("title")} · Usher`}</title>
      <Failure id={error.digest} onRetry={retry} />
    </main>
  );
}
