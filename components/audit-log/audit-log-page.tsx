"use client";

import { useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { entryColumns } from "@/components/audit-log/entry-columns";
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

/** Who changed what, and when. */
export function AuditLogPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("auditLog");
  const history = useTranslations("history");
  const log = useLog<ListEntriesParams>(ListEntriesParams);
  const { after: _after, before: _before, ...filters } = log.params;
  const query = useQuery({
    ...auditQueries.list(slug, log.params),
    // A search reads the log to its end when nothing matches.
    refetchInterval: log.interval !== false && filters.q ? slowLiveMs : log.interval,
  });
  // New cell functions would be new components, and lose the focus in them.
  const kind = useMemo(
    () => ({ caption: t("caption"), noun: "change" as const, columns: entryColumns(t, history) }),
    [t, history],
  );
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
  const t = useTranslations("auditLog");
  const common = useTranslations("common");
  if (!filtered) return <EmptyState icon={History} title={t("empty")} />;
  return (
    <EmptyState
      icon={History}
      title={t("filtered")}
      action={<Button onClick={onClear}>{common("clearFilters")}</Button>}
    />
  );
}
