"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useFresh } from "@/components/layout/use-fresh";
import { ProblemCard } from "@/components/problems/problem-card";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { problemQueries } from "@/lib/problems/queries";
import type { Problem } from "@/lib/problems/schemas";

interface ProblemsProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** What went wrong in 24 hours, grouped by cause: what Entra's log says, what Usher answered, what to change. */
export function Problems({ slug, connectorId }: ProblemsProps) {
  const t = useTranslations("problems");
  const query = useQuery({ ...problemQueries.list(slug, connectorId), refetchInterval: liveMs });
  const problems = query.data;
  return (
    <Card
      title={t("title", { count: problems?.length ?? 0 })}
      action={<span className="text-muted">{t("last24Hours")}</span>}
    >
      {!problems ? (
        <Unread query={query}>
          <Skeleton className="h-32 w-full" />
        </Unread>
      ) : problems.length === 0 ? (
        <p className="flex items-center gap-2.5 text-muted">
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          {t("none")}
        </p>
      ) : (
        <List slug={slug} connectorId={connectorId} problems={problems} />
      )}
    </Card>
  );
}

function List({ slug, connectorId, problems }: ProblemsProps & { readonly problems: readonly Problem[] }) {
  const t = useTranslations("problems");
  const isFresh = useFresh(problems.map(({ causeCode }) => ({ id: causeCode })));
  return (
    <ul className="flex flex-col gap-4" aria-label={t("list")}>
      {problems.map((problem) => (
        <li key={problem.causeCode} className={isFresh(problem.causeCode) ? "animate-fresh-row" : undefined}>
          <ProblemCard slug={slug} connectorId={connectorId} problem={problem} />
        </li>
      ))}
    </ul>
  );
}
