"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";
import { EntryDetailPane } from "@/components/audit-log/entry-detail-pane";
import { EntryFilterBar } from "@/components/audit-log/entry-filter-bar";
import { EntryTable } from "@/components/audit-log/entry-table";
import { liveMs, liveState, slowLiveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { useStepKeys } from "@/components/layout/use-step-keys";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ExportLink } from "@/components/ui/export-link";
import { LivePill } from "@/components/ui/live-pill";
import { ListSkeleton } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { auditExportUrl, auditQueries } from "@/lib/audit/queries";
import { type AuditListItem, EntryFilters, ListEntriesParams } from "@/lib/audit/schemas";
import { cn } from "@/lib/utils/cn";
import type { Page } from "@/lib/utils/page";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };
const noFilters = Object.fromEntries(Object.keys(EntryFilters.shape).map((name) => [name, undefined]));

/** Who changed what, and when. */
export function AuditLogPage({ slug }: { readonly slug: string }) {
  const url = useUrlParams();
  const [paused, setPaused] = useState(false);
  const params = parseUrlParams(ListEntriesParams, url.params.entries());
  const { after, before, ...filters } = params;
  const openId = url.params.get("open") ?? undefined;
  const onFirstPage = !after && !before;
  const query = useQuery({
    ...auditQueries.list(slug, params),
    // A search reads the log to its end when nothing matches.
    refetchInterval: paused || !onFirstPage ? false : filters.q ? slowLiveMs : liveMs,
  });
  const open = (id: string | undefined) => (openId && id ? url.replace({ open: id }) : url.push({ open: id }));
  useStepKeys(query.data?.items ?? [], openId, open);
  const change = (changes: Readonly<Record<string, string | undefined>>) => url.push({ ...firstPage, ...changes });
  return (
    <>
      <div className={cn(openId && "max-lg:hidden")}>
        <PageHeader
          {...pageHeads.auditLog}
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
          <EntryFilterBar
            slug={slug}
            filters={filters}
            targetName={query.data?.items.find((entry) => entry.target.id === filters.target)?.target.name}
            onChange={change}
            onSearch={(q) => url.replace({ q, ...firstPage })}
          >
            <ExportLink href={auditExportUrl(slug, filters)} />
          </EntryFilterBar>
          <LogBody
            query={query}
            params={params}
            openId={openId}
            onOpen={open}
            onClear={() => url.push({ ...noFilters, ...firstPage })}
            onPage={(position) => url.push({ ...firstPage, ...position })}
          />
        </div>
        {openId && <EntryDetailPane slug={slug} entryId={openId} onClose={() => open(undefined)} onFilter={change} />}
      </div>
    </>
  );
}

interface LogBodyProps {
  readonly query: UseQueryResult<Page<AuditListItem>>;
  readonly params: ListEntriesParams;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onClear: () => void;
  readonly onPage: (position: { readonly after?: string; readonly before?: string }) => void;
}

function LogBody({ query, params, openId, onOpen, onClear, onPage }: LogBodyProps) {
  const url = useUrlParams();
  const { data, error } = query;
  if (error && !data) {
    return (
      <ErrorState title={error.message} action={<Button onClick={() => void query.refetch()}>Try again</Button>} />
    );
  }
  if (!data) return <ListSkeleton />;
  if (data.items.length === 0) return <NoChanges filtered={Object.keys(params).length > 0} onClear={onClear} />;
  return (
    <EntryTable
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

function NoChanges({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  if (!filtered) return <EmptyState icon={History} title="No change yet. Each one appears here with who made it." />;
  return (
    <EmptyState
      icon={History}
      title="No change matches these filters."
      action={<Button onClick={onClear}>Clear filters</Button>}
    />
  );
}
