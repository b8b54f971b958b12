"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import { liveMs, liveState } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { Unread } from "@/components/layout/unread";
import { useStepKeys } from "@/components/layout/use-step-keys";
import { RequestDetailPane } from "@/components/request-log/request-detail-pane";
import { RequestFilters } from "@/components/request-log/request-filters";
import { RequestTable } from "@/components/request-log/request-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LivePill } from "@/components/ui/live-pill";
import { useUrlParams } from "@/components/ui/use-url-params";
import { requestLogQueries } from "@/lib/request-log/queries";
import { ListRequestsParams, type RequestListItem } from "@/lib/request-log/schemas";
import { cn } from "@/lib/utils/cn";
import type { Page } from "@/lib/utils/page";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };
const noFilters = {
  outcome: undefined,
  method: undefined,
  connector: undefined,
  resource: undefined,
  hideTests: undefined,
};

/** What did Entra want, and what did we say? */
export function RequestLogPage({ slug }: { readonly slug: string }) {
  const url = useUrlParams();
  const [paused, setPaused] = useState(false);
  const params = parseUrlParams(ListRequestsParams, url.params.entries());
  const openId = url.params.get("open") ?? undefined;
  const onFirstPage = !params.after && !params.before;
  const query = useQuery({
    ...requestLogQueries.list(slug, params),
    refetchInterval: paused || !onFirstPage ? false : liveMs,
  });
  const open = (id: string | undefined) => (openId && id ? url.replace({ open: id }) : url.push({ open: id }));
  useStepKeys(query.data?.items ?? [], openId, open);
  return (
    <>
      <div className={cn(openId && "max-lg:hidden")}>
        <PageHeader
          {...pageHeads.requestLog}
          actions={
            <LivePill
              state={paused || !onFirstPage ? "paused" : liveState(query)}
              onToggle={() => (onFirstPage ? setPaused(!paused) : url.push(firstPage))}
            />
          }
        />
      </div>
      <div className={cn("grid items-start gap-6", openId && "lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]")}>
        <div className={cn("flex min-w-0 flex-col gap-4", openId && "max-lg:hidden")}>
          <RequestFilters slug={slug} params={params} onChange={(change) => url.push({ ...firstPage, ...change })} />
          <LogBody
            query={query}
            params={params}
            openId={openId}
            onOpen={open}
            onClear={() => url.push({ ...noFilters, ...firstPage })}
            onPage={(position) => url.push({ ...firstPage, ...position })}
          />
        </div>
        {openId && <RequestDetailPane slug={slug} requestId={openId} onClose={() => open(undefined)} />}
      </div>
    </>
  );
}

interface LogBodyProps {
  readonly query: UseQueryResult<Page<RequestListItem>>;
  readonly params: ListRequestsParams;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
  readonly onPage: (position: { readonly after?: string; readonly before?: string }) => void;
}

function LogBody({ query, params, openId, onOpen, onClear, onPage }: LogBodyProps) {
  const url = useUrlParams();
  const { data } = query;
  if (!data) return <Unread query={query} />;
  if (data.items.length === 0) return <NoRequests filtered={Object.keys(params).length > 0} onClear={onClear} />;
  return (
    <RequestTable
      key={JSON.stringify(params)}
      latest={data}
      dimmed={query.isPlaceholderData}
      openId={openId}
      hrefOf={(id) => {
        const next = new URLSearchParams(url.params);
        next.set("open", id);
        return `?${next}`;
      }}
      onOpen={onOpen}
      onPage={onPage}
    />
  );
}

function NoRequests({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState
        icon={ScrollText}
        title="No request matches these filters."
        action={<Button onClick={onClear}>Clear filters</Button>}
      />
    );
  }
  return (
    <EmptyState icon={ScrollText} title="No request yet.">
      Select <b>Test connection</b> in Entra; it appears here within seconds.
    </EmptyState>
  );
}
