"use client";

import { useQuery } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useFresh } from "@/components/layout/use-fresh";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { requestLogQueries } from "@/lib/request-log/queries";
import type { RequestListItem } from "@/lib/request-log/schemas";

const shown = 8;

/** What Entra just did, failed knocks included, each with cause and cure. */
export function LiveStrip({ slug, connectorId }: { readonly slug: string; readonly connectorId: string }) {
  const t = useTranslations("connectors.live");
  const entra = useTranslations("entraLabels.entra");
  const query = useQuery({
    ...requestLogQueries.list(slug, { connector: connectorId }),
    refetchInterval: liveMs,
  });
  const requests = query.data?.items.slice(0, shown) ?? [];
  const [latest] = requests;
  return (
    <Card
      title={t("title")}
      action={
        requests.length > 0 && (
          <Link
            href={`/o/${slug}/request-log?connector=${connectorId}`}
            className="inline-flex touch:min-h-11 items-center text-accent-text underline"
          >
            {t("openLog")}
          </Link>
        )
      }
      className="min-w-0"
    >
      {!query.data ? (
        <Unread query={query}>
          <Skeleton className="h-40 w-full" />
        </Unread>
      ) : requests.length === 0 ? (
        <p role="status" className="flex items-center gap-2.5 py-3 text-muted">
          <Hourglass aria-hidden className="size-4 shrink-0" />
          <span>{t.rich("waiting", { testConnection: entra("testConnection"), b: (words) => <b>{words}</b> })}</span>
        </p>
      ) : (
        <>
          <p role="status" className="sr-only">
            {latest && t("spoken", { summary: latest.summary, outcome: latest.outcome })}
          </p>
          <Lines slug={slug} requests={requests} />
        </>
      )}
    </Card>
  );
}

function Lines({ slug, requests }: { readonly slug: string; readonly requests: readonly RequestListItem[] }) {
  const isFresh = useFresh(requests);
  return (
    <ol className="divide-y divide-border">
      {requests.map((request) => (
        <li key={request.id} className={isFresh(request.id) ? "animate-fresh-row" : undefined}>
          <StripLine slug={slug} request={request} />
        </li>
      ))}
    </ol>
  );
}

function StripLine({ slug, request }: { readonly slug: string; readonly request: RequestListItem }) {
  return (
    <div className="relative flex flex-col gap-1 rounded-control py-2.5 hover:bg-hover sm:px-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <OutcomeBadge request={request} />
        <Link
          href={`/o/${slug}/request-log?connector=${request.connectorId}&open=${request.id}`}
          className="min-w-0 flex-1 font-medium outline-none [overflow-wrap:anywhere] max-sm:order-last max-sm:basis-full after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          {request.summary}
        </Link>
        <Time at={request.at} className="relative text-muted text-xs max-sm:ml-auto" />
      </div>
      {request.cause && <p>{request.cause}</p>}
      {request.cure && <p className="text-muted">{request.cure}</p>}
    </div>
  );
}
