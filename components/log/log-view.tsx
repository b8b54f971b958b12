"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { liveState } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { useStepKeys } from "@/components/layout/use-step-keys";
import type { LogKind, LogName } from "@/components/log/log-kind";
import { LogTable } from "@/components/log/log-table";
import type { Log } from "@/components/log/use-log";
import { LivePill } from "@/components/ui/live-pill";
import { cn } from "@/lib/utils/cn";
import type { Page } from "@/lib/utils/page";

interface LogViewProps<Item, Params> {
  readonly page: LogName;
  readonly kind: LogKind<Item>;
  readonly log: Log<Params>;
  readonly query: UseQueryResult<Page<Item>>;
  readonly filters: ReactNode;
  /** What stands there instead of an empty table. */
  readonly empty: (filtered: boolean) => ReactNode;
  readonly pane: (openId: string, close: () => void) => ReactNode;
}

/** The page of a log: live list with filters, and one row open beside it, or instead of it below 1024 px. */
export function LogView<Item extends { readonly id: string }, Params extends object>(
  props: LogViewProps<Item, Params>,
) {
  const { page, log, query, filters, pane } = props;
  const { openId } = log;
  useStepKeys(query.data?.items ?? [], openId, log.open);
  return (
    <>
      <div className={cn(openId && "max-lg:hidden")}>
        <SectionHeader
          page={page}
          actions={<LivePill state={log.interval === false ? "paused" : liveState(query)} onToggle={log.toggle} />}
        />
      </div>
      <div className={cn("grid items-start gap-6", openId && "lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]")}>
        <div className={cn("flex min-w-0 flex-col gap-4", openId && "max-lg:hidden")}>
          {filters}
          <Rows {...props} />
        </div>
        {openId && pane(openId, () => log.open(undefined))}
      </div>
    </>
  );
}

function Rows<Item extends { readonly id: string }, Params extends object>({
  kind,
  log,
  query,
  empty,
}: LogViewProps<Item, Params>) {
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.items.length === 0) return empty(Object.keys(log.params).length > 0);
  return (
    <LogTable
      key={JSON.stringify(log.params)}
      kind={kind}
      latest={data}
      dimmed={query.isPlaceholderData}
      openId={log.openId}
      hrefOf={log.hrefOf}
      onOpen={log.open}
      onPage={log.turn}
    />
  );
}
