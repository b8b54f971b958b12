import type { ColumnDef } from "@tanstack/react-table";
import { ActorIcon } from "@/components/history/actor-icon";
import { actorKindWords, auditWords, targetTypeWords } from "@/components/history/audit-words";
import { Time } from "@/components/ui/time";
import type { AuditListItem } from "@/lib/audit/schemas";

const time: ColumnDef<AuditListItem> = {
  id: "time",
  header: "Time",
  meta: { card: "fact" },
  cell: ({ row }) => <Time at={row.original.at} className="relative text-muted" />,
};

const who: ColumnDef<AuditListItem> = {
  id: "who",
  header: "Who",
  meta: { card: "wide" },
  cell: ({ row: { original } }) => (
    <span className="flex min-w-0 items-center gap-2 sm:min-w-48">
      <ActorIcon kind={original.actor.kind} />
      <span className="sr-only">{actorKindWords(original.actor.kind)}:</span>
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{original.actor.name}</bdi>
    </span>
  ),
};

const act: ColumnDef<AuditListItem> = {
  id: "act",
  header: "Act",
  meta: { card: "status" },
  cell: ({ row }) => <span className="max-sm:text-xs">{auditWords(row.original, true)}</span>,
};

const target: ColumnDef<AuditListItem> = {
  id: "target",
  header: "Target",
  meta: { card: "title" },
  cell: ({ row: { original } }) => (
    <span className="block sm:min-w-40">
      <bdi className="font-medium [overflow-wrap:anywhere]">{original.target.name}</bdi>{" "}
      <span className="text-muted text-xs">{targetTypeWords(original.target.type)}</span>
    </span>
  ),
};

export const wideColumns: readonly ColumnDef<AuditListItem>[] = [time, who, act, target];

/** Beside an open change. */
export const narrowColumns: readonly ColumnDef<AuditListItem>[] = [time, act, target];
