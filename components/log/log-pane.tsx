"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { ChevronLeft, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Unread } from "@/components/layout/unread";
import type { LogName } from "@/components/log/log-kind";
import { Button, IconButton } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/http/api-client";

interface LogPaneProps<Detail> {
  readonly page: LogName;
  readonly query: UseQueryResult<Detail>;
  readonly onClose: () => void;
  readonly heading: (detail: Detail) => ReactNode;
  readonly facts: (detail: Detail) => ReactNode;
  readonly children: (detail: Detail) => ReactNode;
}

/** One row of a log: a pane beside the list from 1024 px, a page of its own below. */
export function LogPane<Detail>(props: LogPaneProps<Detail>) {
  const { page, query, onClose, heading, facts, children } = props;
  const t = useTranslations("log");
  const pages = useTranslations("pages");
  const detail = query.data;
  const isGone = query.error instanceof ApiError && query.error.status === 404 && detail === undefined;
  return (
    <section
      aria-label={t(`row.${page}`)}
      className="min-w-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6.5rem)] lg:overflow-y-auto lg:rounded-card lg:border lg:border-border lg:bg-surface lg:p-5"
    >
      <Button variant="ghost" onClick={onClose} className="-ml-3 mb-2 text-muted lg:hidden">
        <ChevronLeft aria-hidden />
        {pages(`${page}.title`)}
      </Button>
      {isGone && (
        <ErrorState title={t(`noSuch.${page}`)} action={<Button onClick={onClose}>{t("back")}</Button>}>
          {t(`gone.${page}`)}
        </ErrorState>
      )}
      {detail === undefined && !isGone && (
        <Unread query={query}>
          <PaneSkeleton />
        </Unread>
      )}
      {detail !== undefined && (
        <>
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <h2 className="font-semibold text-xl">{heading(detail)}</h2>
              <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">{facts(detail)}</p>
            </div>
            <IconButton label={t(`close.${page}`)} onClick={onClose} className="-mt-1 -mr-2 max-lg:hidden">
              <X aria-hidden />
            </IconButton>
          </div>
          <div className="mt-5 flex flex-col gap-5">{children(detail)}</div>
        </>
      )}
    </section>
  );
}

/** One part of a row's story. */
export function LogPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-muted text-xs">{title}</h3>
      {children}
    </section>
  );
}

function PaneSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-32 w-full" />
    </div>
  );
}
