import type { ColumnDef } from "@tanstack/react-table";
import { OutcomeBadge } from "@/components/request-log/outcome-badge";
import { Time } from "@/components/ui/time";
import type { RequestListItem } from "@/lib/request-log/schemas";
import { formatDuration } from "@/lib/utils/format";

const time: ColumnDef<RequestListItem> = {
  id: "time",
  header: "Time",
  meta: { card: "fact" },
  cell: ({ row }) => <Time at={row.original.at} className="relative text-muted" />,
};

const outcome: ColumnDef<RequestListItem> = {
  id: "outcome",
  header: "Outcome",
  meta: { card: "status" },
  cell: ({ row }) => <OutcomeBadge request={row.original} />,
};

const what: ColumnDef<RequestListItem> = {
  id: "what",
  header: "What",
  meta: { card: "title" },
  cell: ({ row }) => (
    <bdi className="block font-medium [overflow-wrap:anywhere] sm:min-w-36 2xl:min-w-80">{row.original.summary}</bdi>
  ),
};

const why: ColumnDef<RequestListItem> = {
  id: "why",
  header: "Why",
  cell: ({ row }) => <span className="line-clamp-2 min-w-32 max-w-md text-muted">{row.original.cause ?? "–"}</span>,
};

const credential: ColumnDef<RequestListItem> = {
  id: "credential",
  header: "Credential",
  cell: ({ row }) => <bdi className="block max-w-32 truncate 2xl:max-w-64">{row.original.tokenName ?? "–"}</bdi>,
};

const duration: ColumnDef<RequestListItem> = {
  id: "duration",
  header: "Duration",
  meta: { align: "right" },
  cell: ({ row }) => <span className="tabular whitespace-nowrap">{formatDuration(row.original.durationMs)}</span>,
};

export const wideColumns: readonly ColumnDef<RequestListItem>[] = [time, outcome, what, why, credential, duration];

/** Beside an open request. */
export const narrowColumns: readonly ColumnDef<RequestListItem>[] = [time, outcome, what];
