"use client";

import { useQuery } from "@tanstack/react-query";
import { DoorOpen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useFresh } from "@/components/layout/use-fresh";
import { Card } from "@/components/ui/card";
import { StatusBadge } from "@/components/ui/status-badge";
import { timeOf } from "@/components/ui/time-tags";
import { requestLogQueries } from "@/lib/request-log/queries";
import type { Knock } from "@/lib/request-log/schemas";

interface KnocksProps {
  readonly slug: string;
  readonly connectorId: string;
  /** Nobody has come in yet: then only a refusal is worth a card. */
  readonly waiting: boolean;
}

/** K11: machines that came to the connector and could not prove themselves, from where and how often. The cure is in Problems. */
export function Knocks({ slug, connectorId, waiting }: KnocksProps) {
  const t = useTranslations("connectors.knocks");
  const query = useQuery({ ...requestLogQueries.knocks(slug, connectorId), refetchInterval: liveMs });
  const { data } = query;
  if (!data) return query.error && <Unread query={query} />;
  if (waiting && data.length === 0) return null;
  return (
    <Card title={t("title")}>
      {data.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <List slug={slug} connectorId={connectorId} knocks={data} />
      )}
    </Card>
  );
}

interface ListProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly knocks: readonly Knock[];
}

function List({ slug, connectorId, knocks }: ListProps) {
  const t = useTranslations("connectors.knocks");
  const isFresh = useFresh(knocks.map(({ causeCode }) => ({ id: causeCode })));
  return (
    <ul className="divide-y divide-border">
      {knocks.map((knock) => (
        <li
          key={knock.causeCode}
          className={`flex flex-col gap-1.5 py-3.5 first:pt-0 last:pb-0 ${isFresh(knock.causeCode) ? "animate-fresh-row" : ""}`}
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StatusBadge tone="danger" icon={DoorOpen} word={t("refused", { status: String(knock.status) })} />
            <p className="min-w-0 flex-1 basis-60 break-words font-medium">{knock.cause}</p>
          </div>
          <p className="text-muted text-xs">
            {t.rich(knock.count.exact ? "times" : "timesAtLeast", {
              count: knock.count.count,
              time: timeOf(knock.at),
              address: knock.remoteAddress ?? "",
              known: knock.remoteAddress ? "yes" : "no",
              mono: (words) => <span className="break-all font-mono">{words}</span>,
            })}{" "}
            ·{" "}
            <Link
              href={`/o/${slug}/request-log?connector=${connectorId}&open=${knock.requestId}`}
              className="inline-flex touch:min-h-11 items-center text-accent-text underline"
            >
              {t("openRequest")}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
