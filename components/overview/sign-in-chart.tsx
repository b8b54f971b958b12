"use client";

import { useQuery } from "@tanstack/react-query";
import { slowLiveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { Card } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart";
import { Skeleton } from "@/components/ui/skeleton";
import { overviewQueries } from "@/lib/overview/queries";
import type { SignInDay } from "@/lib/overview/schemas";
import { formatNumber } from "@/lib/utils/format";

const series = [
  { key: "succeeded", label: "signed in" },
  { key: "failed", label: "failed" },
] as const;

/** Sign-ins of thirty days by the day. */
export function SignInChart({ slug }: { readonly slug: string }) {
  const query = useQuery({ ...overviewQueries.signIns(slug), refetchInterval: slowLiveMs });
  return (
    <Card title="Sign-ins, 30 days">
      {query.data ? (
        <Chart
          label="Sign-ins by the day"
          summary={summaryOf(query.data.days)}
          step="day"
          series={series}
          points={query.data.days.map(({ at, succeeded, failed }) => ({ at, values: { succeeded, failed } }))}
        />
      ) : (
        <Unread query={query}>
          <Skeleton className="h-56 w-full" />
        </Unread>
      )}
    </Card>
  );
}

function summaryOf(days: readonly SignInDay[]): string {
  const sum = (key: "succeeded" | "failed") => formatNumber(days.reduce((total, day) => total + day[key], 0));
  return `30 days: ${sum("succeeded")} signed in · ${sum("failed")} failed`;
}
