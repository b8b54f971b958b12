import type { ColumnDef } from "@tanstack/react-table";
import { ActorIcon } from "@/components/history/actor-icon";
import { actorKindWords, auditWords, targetTypeWords } from "@/components/history/audit-words";
import type { LogKind } from "@/components/log/log-kind";
import { Time } from "@/components/ui/time";
import type { Translate } from "@/i18n/translate";
import type { AuditListItem } from "@/lib/audit/schemas";

export function entryColumns(
  t: Translate<"auditLog">,
  history: Translate<"history">,
): LogKind<AuditListItem>["columns"] {
  const time: ColumnDef<AuditListItem> = {
    id: "time",
    header: t("time"),
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.at} className="relative text-muted" />,
  };
  const who: ColumnDef<AuditListItem> = {
    id: "who",
    header: t("who"),
    meta: { card: "wide" },
    cell: ({ row: { original } }) => (
      <span className="flex min-w-0 items-center gap-2 sm:min-w-48">
        <ActorIcon kind={original.actor.kind} />
        <span className="sr-only">{t("kindOf", { kind: actorKindWords(history, original.actor.kind) })}</span>
        <bdi className="min-w-0 [overflow-wrap:anywhere]">{original.actor.name}</bdi>
      </span>
    ),
  };
  const act: ColumnDef<AuditListItem> = {
    id: "act",
    header: t("act"),
    meta: { card: "status" },
    cell: ({ row }) => <span className="max-sm:text-xs">{auditWords(history, row.original, true)}</span>,
  };
  const target: ColumnDef<AuditListItem> = {
    id: "target",
    header: t("target"),
    meta: { card: "title" },
    cell: ({ row: { original } }) => (
      <span className="block sm:min-w-40">
        <bdi className="font-medium [overflow-wrap:anywhere]">{original.target.name}</bdi>{" "}
        <span className="text-muted text-xs">{targetTypeWords(history, original.target.type)}</span>
      </span>
    ),
  };
  // Fewer of them beside an open change.
  return { wide: [time, who, act, target], narrow: [time, act, target] };
}
