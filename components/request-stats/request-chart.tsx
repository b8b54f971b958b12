"use client";

import { useQuery } from "@tanstack/react-query";
import { slowLiveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { Card } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart";
import { Skeleton } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { useUrlParams } from "@/components/ui/use-url-params";
import { requestStatsQueries } from "@/lib/request-stats/queries";
import type { RequestPoint, SeriesRange } from "@/lib/request-stats/schemas";
import { formatNumber } from "@/lib/utils/format";

interface RequestChartProps {
  readonly slug: string;
  readonly connectorId: string;
}

const series = [
  { key: "accepted", label: "accepted" },
  { key: "refused", label: "refused" },
] as const;

/** Throughput and refusals of a connector over a day or thirty; which one stands in the address. */
export function RequestChart({ slug, connectorId }: RequestChartProps) {
  const { params, replace } = useUrlParams();
  const range: SeriesRange = params.get("range") === "30d" ? "30d" : "24h";
  const query = useQuery({ ...requestStatsQueries.series(slug, connectorId, range), refetchInterval: slowLiveMs });
  const base = `/o/${slug}/integrations/${connectorId}`;
  return (
    <Card title="Requests">
      <TabLinks
        label="Time of the chart"
        tabs={[
          {
            href: base,
            label: "24 hours",
            current: range === "24h",
            onSelect: () => replace({ range: undefined }),
          },
          {
            href: `${base}?range=30d`,
            label: "30 days",
            current: range === "30d",
            onSelect: () => replace({ range: "30d" }),
          },
        ]}
      />
      <div className="mt-4">
        {query.data ? (
          <Chart
            label={range === "24h" ? "Requests by the hour" : "Requests by the day"}
            summary={summaryOf(query.data.points, query.data.range)}
            step={query.data.range === "24h" ? "hour" : "day"}
            series={series}
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

function summaryOf(points: readonly RequestPoint[], range: SeriesRange): string {
  const sum = (key: "accepted" | "refused") => formatNumber(points.reduce((total, point) => total + point[key], 0));
  return `${range === "24h" ? "24 h" : "30 days"}: ${sum("accepted")} accepted · ${sum("refused")} refused`;
}
