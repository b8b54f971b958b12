"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { slowLiveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { Card } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart";
import { Skeleton } from "@/components/ui/skeleton";
import { overviewQueries } from "@/lib/overview/queries";
import type { SignInDay } from "@/lib/overview/schemas";

const outcomes = ["succeeded", "failed"] as const;

/** Sign-ins of thirty days by the day. */
export function SignInChart({ slug }: { readonly slug: string }) {
  const t = useTranslations("overview.signIns");
  const query = useQuery({ ...overviewQueries.signIns(slug), refetchInterval: slowLiveMs });
  return (
    <Card title={t("title")}>
      {query.data ? (
        <Chart
          label={t("byDay")}
          summary={t("summary", sumsOf(query.data.days))}
          step="day"
          series={outcomes.map((key) => ({ key, label: t(key) }))}
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

function sumsOf(days: readonly SignInDay[]): Pick<SignInDay, "succeeded" | "failed"> {
  const sum = (key: "succeeded" | "failed") => days.reduce((total, day) => total + day[key], 0);
  return { succeeded: sum("succeeded"), failed: sum("failed") };
}
