"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { narrowColumns, wideColumns } from "@/components/audit-log/entry-columns";
import { EntryDetailPane } from "@/components/audit-log/entry-detail-pane";
import { EntryFilterBar } from "@/components/audit-log/entry-filter-bar";
import { slowLiveMs } from "@/components/layout/live";
import { LogView } from "@/components/log/log-view";
import { useLog } from "@/components/log/use-log";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ExportLink } from "@/components/ui/export-link";
import { auditExportUrl, auditQueries } from "@/lib/audit/queries";
import { EntryFilters, ListEntriesParams } from "@/lib/audit/schemas";

const noFilters = Object.fromEntries(Object.keys(EntryFilters.shape).map((name) => [name, undefined]));
const kind = { caption: "Changes", noun: "change" as const, columns: { wide: wideColumns, narrow: narrowColumns } };

/** Who changed what, and when. */
export function AuditLogPage({ slug }: { readonly slug: string }) {
  const log = useLog<ListEntriesParams>(ListEntriesParams);
  const { after: _after, before: _before, ...filters } = log.params;
  const query = useQuery({
    ...auditQueries.list(slug, log.params),
    // A search reads the log to its end when nothing matches.
    refetchInterval: log.interval !== false && filters.q ? slowLiveMs : log.interval,
  });
  return (
    <LogView
      page="auditLog"
      kind={kind}
      log={log}
      query={query}
      filters={
        <EntryFilterBar
          slug={slug}
          filters={filters}
          targetName={query.data?.items.find((entry) => entry.target.id === filters.target)?.target.name}
          onChange={log.change}
          onSearch={(q) => log.search({ q })}
        >
          <ExportLink href={auditExportUrl(slug, filters)} />
        </EntryFilterBar>
      }
      empty={(filtered) => <NoChanges filtered={filtered} onClear={() => log.change(noFilters)} />}
      pane={(openId, close) => <EntryDetailPane slug={slug} entryId={openId} onClose={close} onFilter={log.change} />}
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
