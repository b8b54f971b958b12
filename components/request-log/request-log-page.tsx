"use client";

import { useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LogView } from "@/components/log/log-view";
import { useLog } from "@/components/log/use-log";
import { requestColumns } from "@/components/request-log/request-columns";
import { RequestDetailPane } from "@/components/request-log/request-detail-pane";
import { RequestFilters } from "@/components/request-log/request-filters";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useFormat } from "@/components/ui/use-format";
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

/** What did Entra want, and what did we say? */
export function RequestLogPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("requestLog");
  const format = useFormat();
  const log = useLog<ListRequestsParams>(ListRequestsParams);
  const query = useQuery({ ...requestLogQueries.list(slug, log.params), refetchInterval: log.interval });
  // New cell functions would be new components, and lose the focus in them.
  const kind = useMemo(
    () => ({ caption: t("caption"), noun: "request" as const, columns: requestColumns(t, format) }),
    [t, format],
  );
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
  const t = useTranslations("requestLog.empty");
  const common = useTranslations("common");
  if (filtered) {
    return (
      <EmptyState
        icon={ScrollText}
        title={t("filtered")}
        action={<Button onClick={onClear}>{common("clearFilters")}</Button>}
      />
    );
  }
  return (
    <EmptyState icon={ScrollText} title={t("title")}>
      {t.rich("text", { b: (words) => <b>{words}</b> })}
    </EmptyState>
  );
}
