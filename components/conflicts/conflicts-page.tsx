"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";
import { ConflictCard } from "@/components/conflicts/conflict-card";
import { ListRange } from "@/components/layout/list-range";
import { liveMs, liveState } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { useSettledOrder } from "@/components/layout/use-settled-order";
import { EmptyState } from "@/components/ui/empty-state";
import { LivePill } from "@/components/ui/live-pill";
import { Pagination } from "@/components/ui/pagination";
import { TabLinks } from "@/components/ui/tab-links";
import { useFormat } from "@/components/ui/use-format";
import { useUrlParams } from "@/components/ui/use-url-params";
import { conflictQueries } from "@/lib/conflicts/queries";
import { type ConflictDto, ListConflictsParams } from "@/lib/conflicts/schemas";
import { cn } from "@/lib/utils/cn";
import type { Page as Paged } from "@/lib/utils/page";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };

const states = ["open", "linked", "apart"] as const;

export function ConflictsPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("conflicts");
  const format = useFormat();
  const url = useUrlParams();
  const params = parseUrlParams(ListConflictsParams, url.params.entries());
  const current = params.state ?? "open";
  const query = useQuery({ ...conflictQueries.list(slug, params), refetchInterval: liveMs });
  return (
    <>
      <SectionHeader page="conflicts" actions={<LivePill state={liveState(query)} />} />
      <TabLinks
        label={t("caption")}
        tabs={states.map((state) => ({
          href: `/o/${slug}/conflicts${state === "open" ? "" : `?state=${state}`}`,
          label: t(`states.${state}`),
          current: state === current,
          onSelect: () => url.push({ state: state === "open" ? undefined : state, ...firstPage }),
          ...(state === current && query.data && !query.isPlaceholderData
            ? { count: format.total(query.data.total) }
            : {}),
        }))}
      />
      <ConflictsList slug={slug} params={params} query={query} />
    </>
  );
}

interface ConflictsListProps {
  readonly slug: string;
  readonly params: ListConflictsParams;
  readonly query: UseQueryResult<Paged<ConflictDto>>;
}

function ConflictsList({ slug, params, query }: ConflictsListProps) {
  const t = useTranslations("conflicts");
  const url = useUrlParams();
  const { data, isPlaceholderData } = query;
  if (!data) return <Unread query={query} rows={3} />;
  if (data.items.length === 0) return <EmptyState icon={Inbox} title={t(`empty.${params.state ?? "open"}`)} />;
  return (
    <>
      <Cards key={JSON.stringify(params)} slug={slug} conflicts={data.items} dimmed={isPlaceholderData} />
      <Pagination
        previous={data.previous}
        next={data.next}
        summary={<ListRange page={data} of="conflict" />}
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
  const t = useTranslations("conflicts");
  const shown = useSettledOrder(conflicts);
  return (
    <ul
      aria-label={t("caption")}
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
