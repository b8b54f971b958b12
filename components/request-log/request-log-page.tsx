"use client";

import { useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { LogView } from "@/components/log/log-view";
import { useLog } from "@/components/log/use-log";
import { narrowColumns, wideColumns } from "@/components/request-log/request-columns";
import { RequestDetailPane } from "@/components/request-log/request-detail-pane";
import { RequestFilters } from "@/components/request-log/request-filters";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requestLogQueries } from "@/lib/request-log/queries";
import { ListRequestsParams } from "@/lib/request-log/schemas";

const noFilters = {
  outcome: undefined,
  method: undefined,
  connector: undefined,
  resource: undefined,
  hideTests: undefined,
  cause: undefined,
  status: undefined,
  credential: undefined,
  period: undefined,
  from: undefined,
  to: undefined,
  rehearsals: undefined,
};

const kind = { caption: "Requests", noun: "request" as const, columns: { wide: wideColumns, narrow: narrowColumns } };

/** What did Entra want, and what did we say? */
export function RequestLogPage({ slug }: { readonly slug: string }) {
  const log = useLog<ListRequestsParams>(ListRequestsParams);
  const query = useQuery({ ...requestLogQueries.list(slug, log.params), refetchInterval: log.interval });
  return (
    <LogView
      page="requestLog"
      kind={kind}
      log={log}
      query={query}
      filters={<RequestFilters slug={slug} params={log.params} onChange={log.change} />}
      empty={(filtered) => <NoRequests filtered={filtered} onClear={() => log.change(noFilters)} />}
      pane={(openId, close) => <RequestDetailPane slug={slug} requestId={openId} onClose={close} />}
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
