"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

interface PaginationProps {
  readonly previous: string | null;
  readonly next: string | null;
  readonly onChange: (position: { readonly after?: string; readonly before?: string }) => void;
  readonly words?: readonly [previous: string, next: string];
  readonly summary: ReactNode;
}

/** Keyset pages: there is a next one and a previous one, no page numbers. */
export function Pagination({ previous, next, onChange, words, summary }: PaginationProps) {
  const t = useTranslations("ui.pagination");
  return (
    <nav aria-label={t("label")} className="flex flex-wrap items-center justify-between gap-3">
      <p className="tabular text-muted text-xs">{summary}</p>
      {(previous || next) && (
        <div className="flex gap-2">
          <Button disabled={!previous} onClick={() => previous && onChange({ before: previous })}>
            <ChevronLeft aria-hidden />
            {words?.[0] ?? t("previous")}
          </Button>
          <Button disabled={!next} onClick={() => next && onChange({ after: next })}>
            {words?.[1] ?? t("next")}
            <ChevronRight aria-hidden />
          </Button>
        </div>
      )}
    </nav>
  );
}
