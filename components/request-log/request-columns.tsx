import type { ColumnDef } from "@tanstack/react-table";
import type { LogKind } from "@/components/log/log-kind";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { Time } from "@/components/ui/time";
import type { Format } from "@/components/ui/use-format";
import type { Translate } from "@/i18n/translate";
import type { RequestListItem } from "@/lib/request-log/schemas";

export function requestColumns(t: Translate<"requestLog">, format: Format): LogKind<RequestListItem>["columns"] {
  const time: ColumnDef<RequestListItem> = {
    id: "time",
    header: t("columns.time"),
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.at} className="relative text-muted" />,
  };
  const outcome: ColumnDef<RequestListItem> = {
    id: "outcome",
    header: t("columns.outcome"),
    meta: { card: "status" },
    cell: ({ row }) => <OutcomeBadge request={row.original} />,
  };
  const what: ColumnDef<RequestListItem> = {
    id: "what",
    header: t("columns.what"),
    meta: { card: "title" },
    cell: ({ row }) => (
      <bdi className="block font-medium [overflow-wrap:anywhere] sm:min-w-36 2xl:min-w-80">{row.original.summary}</bdi>
    ),
  };
  const why: ColumnDef<RequestListItem> = {
    id: "why",
    header: t("columns.why"),
    cell: ({ row }) => <span className="line-clamp-2 min-w-32 max-w-md text-muted">{row.original.cause ?? "–"}</span>,
  };
  const credential: ColumnDef<RequestListItem> = {
    id: "credential",
    header: t("columns.credential"),
    cell: ({ row }) => <bdi className="block max-w-32 truncate 2xl:max-w-64">{row.original.tokenName ?? "–"}</bdi>,
  };
  const duration: ColumnDef<RequestListItem> = {
    id: "duration",
    header: t("columns.duration"),
    meta: { align: "right" },
    cell: ({ row }) => <span className="tabular whitespace-nowrap">{format.duration(row.original.durationMs)}</span>,
  };
  // Fewer of them beside an open request.
  return { wide: [time, outcome, what, why, credential, duration], narrow: [time, outcome, what] };
}
