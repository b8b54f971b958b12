"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ExportPeople } from "@/components/guard/export-people";
import { heldColumns } from "@/components/guard/held-columns";
import { HoldActions } from "@/components/guard/hold-actions";
import { HoldHeader } from "@/components/guard/hold-header";
import { HoldSummary } from "@/components/guard/hold-summary";
import { ListRange } from "@/components/layout/list-range";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { useSettledOrder } from "@/components/layout/use-settled-order";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { useUrlParams } from "@/components/ui/use-url-params";
import { guardQueries } from "@/lib/guard/queries";
import { type HeldPerson, type HoldDecision, type HoldDto, ListHeldParams } from "@/lib/guard/schemas";
import type { Page } from "@/lib/utils/page";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };

interface GuardPageProps {
  readonly slug: string;
  readonly holdId: string;
}

/** Who would lose access, and the decision about it. Live: Entra goes on asking. */
export function GuardPage({ slug, holdId }: GuardPageProps) {
  const t = useTranslations("guard.people");
  const url = useUrlParams();
  const params = parseUrlParams(ListHeldParams, url.params.entries());
  const hold = useQuery({ ...guardQueries.detail(slug, holdId), refetchInterval: liveMs });
  const people = useQuery({ ...guardQueries.people(slug, holdId, params), refetchInterval: liveMs });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [decision, setDecision] = useState<HoldDecision | null>(null);
  if (!hold.data) return <Unread query={hold} />;
  const mayChoose = hold.data.waiting > 0 && hold.data.state !== "released" && hold.data.state !== "resumed";
  return (
    <>
      <HoldHeader hold={hold.data} query={hold} people={people.data?.total.count} />
      <HoldSummary slug={slug} hold={hold.data} />
      {decision && <Skipped decision={decision} />}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="text-muted">{mayChoose && t("tick")}</p>
        <ExportPeople slug={slug} holdId={holdId} />
      </div>
      {people.data ? (
        <>
          <PeopleTable
            key={JSON.stringify(params)}
            slug={slug}
            page={people.data}
            dimmed={people.isPlaceholderData}
            selected={selected}
            onSelect={mayChoose ? setSelected : null}
          />
          <Pagination
            previous={people.data.previous}
            next={people.data.next}
            summary={<ListRange page={people.data} of="person" />}
            onChange={(position) => url.push({ ...firstPage, ...position })}
          />
        </>
      ) : (
        <Unread query={people} />
      )}
      <HoldActions
        slug={slug}
        hold={hold.data}
        chosen={[...selected]}
        onDecided={(decided) => {
          setSelected(new Set());
          setDecision(decided);
        }}
      />
    </>
  );
}

interface PeopleTableProps {
  readonly slug: string;
  readonly page: Page<HeldPerson>;
  readonly dimmed: boolean;
  readonly selected: ReadonlySet<string>;
  /** Null where nothing can be chosen. */
  readonly onSelect: ((selected: ReadonlySet<string>) => void) | null;
}

function PeopleTable({ slug, page, dimmed, selected, onSelect }: PeopleTableProps) {
  const t = useTranslations("guard");
  const columns = useMemo(() => heldColumns(t, slug), [t, slug]);
  const rows = useSettledOrder(page.items);
  if (rows.length === 0) return <EmptyState icon={UsersRound} title={t("people.empty")} />;
  return (
    <DataTable
      caption={t("people.caption")}
      columns={columns}
      rows={rows}
      rowId={rowId}
      dimmed={dimmed}
      selection={
        onSelect === null
          ? undefined
          : {
              selected,
              onChange: onSelect,
              nameOf: (person) => person.label,
              canSelect: (person) => person.state === "waiting",
              onPhone: true,
            }
      }
    />
  );
}

/** Whoever waits is chosen by the user's id; the same user may also be among those who lost access before. */
function rowId(person: HeldPerson): string {
  return person.state === "waiting" ? person.userId : person.id;
}

/** Those whom the decision could not reach, with the reason. */
function Skipped({ decision }: { readonly decision: { readonly hold: HoldDto } & Pick<HoldDecision, "skipped"> }) {
  const t = useTranslations("guard.people");
  if (decision.skipped.length === 0) return null;
  return (
    <Callout kind="warning" title={t("skipped", { count: decision.skipped.length })}>
      <ul className="list-disc pl-4">
        {decision.skipped.map(({ label, reason }) => (
          <li key={`${label} ${reason}`}>
            <bdi>{label}</bdi>: {reason}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
