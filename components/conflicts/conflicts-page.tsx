"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { ConflictCard } from "@/components/conflicts/conflict-card";
import { listRange } from "@/components/layout/list-range";
import { liveMs, liveState } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { useSettledOrder } from "@/components/layout/use-settled-order";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LivePill } from "@/components/ui/live-pill";
import { Pagination } from "@/components/ui/pagination";
import { ListSkeleton } from "@/components/ui/skeleton";
import { TabLinks } from "@/components/ui/tab-links";
import { useUrlParams } from "@/components/ui/use-url-params";
import { conflictQueries } from "@/lib/conflicts/queries";
import { type ConflictDto, ListConflictsParams } from "@/lib/conflicts/schemas";
import { cn } from "@/lib/utils/cn";
import { formatTotal } from "@/lib/utils/format";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };

const tabs = [
  { state: "open", label: "Open" },
  { state: "linked", label: "Linked" },
  { state: "apart", label: "Kept apart" },
] as const;

const nothing = {
  open: "No open question. Usher asks here when Entra's person could be someone you already have.",
  linked: "Nobody is linked by a decision yet.",
  apart: "Nobody is kept apart by a decision yet.",
} as const;

export function ConflictsPage({ slug }: { readonly slug: string }) {
  const url = useUrlParams();
  const params = parseUrlParams(ListConflictsParams, url.params.entries());
  const state = params.state ?? "open";
  const query = useQuery({ ...conflictQueries.list(slug, params), refetchInterval: liveMs });
  return (
    <>
      <PageHeader
        title="Conflicts"
        lead="Entra sends a person, and somebody here could be the same one. Usher never decides that by itself."
        actions={<LivePill state={liveState(query)} />}
      />
      <TabLinks
        label="Conflicts"
        tabs={tabs.map((tab) => ({
          href: `/o/${slug}/conflicts${tab.state === "open" ? "" : `?state=${tab.state}`}`,
          label: tab.label,
          current: tab.state === state,
          onSelect: () => url.push({ state: tab.state === "open" ? undefined : tab.state, ...firstPage }),
          ...(tab.state === state && query.data && !query.isPlaceholderData
            ? { count: formatTotal(query.data.total) }
            : {}),
        }))}
      />
      <ConflictsList slug={slug} params={params} />
    </>
  );
}

function ConflictsList({ slug, params }: { readonly slug: string; readonly params: ListConflictsParams }) {
  const url = useUrlParams();
  const { data, error, isPlaceholderData, refetch } = useQuery(conflictQueries.list(slug, params));
  if (error && !data) {
    return <ErrorState title={error.message} action={<Button onClick={() => void refetch()}>Try again</Button>} />;
  }
  if (!data) return <ListSkeleton rows={3} />;
  if (data.items.length === 0) return <EmptyState icon={Inbox} title={nothing[params.state ?? "open"]} />;
  return (
    <>
      <Cards key={JSON.stringify(params)} slug={slug} conflicts={data.items} dimmed={isPlaceholderData} />
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={listRange(data, "conflict")}
        onChange={(position) => url.push({ ...firstPage, ...position })}
      />
    </>
  );
}

interface CardsProps {
  readonly slug: string;
  readonly conflicts: readonly ConflictDto[];
  readonly dimmed: boolean;
}

function Cards({ slug, conflicts, dimmed }: CardsProps) {
  const shown = useSettledOrder(conflicts);
  return (
    <ul
      aria-label="Conflicts"
      aria-busy={dimmed}
      className={cn("flex flex-col gap-4 transition-opacity", dimmed && "opacity-60")}
    >
      {shown.map((conflict) => (
        <li key={conflict.id}>
          <ConflictCard slug={slug} conflict={conflict} />
        </li>
      ))}
    </ul>
  );
}
