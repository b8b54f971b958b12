"use client";

import { LoaderCircle } from "lucide-react";
import { useLinkStatus } from "next/link";
import { useTranslations } from "next-intl";

/**
 * Says that the page behind a link opens, when that takes longer than a moment. It stands in the left padding of the link, or of
 * the row around it, so that nothing moves; that has to be `relative`.
 */
export function LinkPending() {
  const t = useTranslations("ui");
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span role="status" className="absolute inset-y-0 left-0 inline-flex animate-skeleton items-center">
      <LoaderCircle aria-hidden className="size-3 animate-spin stroke-[1.75] text-muted motion-reduce:animate-none" />
      <span className="sr-only">{t("opening")}</span>
    </span>
  );
}
