"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { slowLiveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { Card } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart";
import { Skeleton } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { useUrlParams } from "@/components/ui/use-url-params";
import type { Translate } from "@/i18n/translate";
import { requestStatsQueries } from "@/lib/request-stats/queries";
import type { RequestPoint, SeriesRange } from "@/lib/request-stats/schemas";

interface RequestChartProps {
  readonly slug: string;
  readonly connectorId: string;
}

const shown = ["accepted", "refused"] as const;

/** Throughput and refusals of a connector over a day or thirty; which one stands in the address. */
export function RequestChart({ slug, connectorId }: RequestChartProps) {
  const t = useTranslations("requestStats");
  const { params, replace } = useUrlParams();
  const range: SeriesRange = params.get("range") === "30d" ? "30d" : "24h";
  const query = useQuery({ ...requestStatsQueries.series(slug, connectorId, range), refetchInterval: slowLiveMs });
  const base = `/o/${slug}/integrations/${connectorId}`;
  return (
    <Card title={t("title")}>
      <TabLinks
        label={t("time")}
        tabs={[
          {
            href: base,
            label: t("ranges.24h.tab"),
            current: range === "24h",
            onSelect: () => replace({ range: undefined }),
          },
          {
            href: `${base}?range=30d`,
            label: t("ranges.30d.tab"),
            current: range === "30d",
            onSelect: () => replace({ range: "30d" }),
          },
        ]}
      />
      <div className="mt-4">
        {query.data ? (
          <Chart
            label={t(`ranges.${range}.chart`)}
            summary={summaryOf(t, query.data.points, query.data.range)}
            step={query.data.range === "24h" ? "hour" : "day"}
            series={shown.map((key) => ({ key, label: t(key) }))}
            points={query.data.points.map(({ at, accepted, refused }) => ({ at, values: { accepted, refused } }))}
          />
        ) : (
          <Unread query={query}>
            <Skeleton className="h-56 w-full" />
          </Unread>
        )}
      </div>
    </Card>
  );
}

function summaryOf(t: Translate<"requestStats">, points: readonly RequestPoint[], range: SeriesRange): string {
  const sum = (key: (typeof shown)[number]) => points.reduce((total, point) => total + point[key], 0);
  return t(`ranges.${range}.summary`, { accepted: sum("accepted"), refused: sum("refused") });
}
