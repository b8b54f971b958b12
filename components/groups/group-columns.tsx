import type { ColumnDef } from "@tanstack/react-table";
import { OriginTag } from "@/components/ui/origin-tag";
import { Time } from "@/components/ui/time";
import type { Format } from "@/components/ui/use-format";
import { originOf } from "@/components/users/origin-of";
import type { Translate } from "@/i18n/translate";
import type { GroupListItem } from "@/lib/groups/schemas";

export function groupColumns(t: Translate<"groups">, format: Format): readonly ColumnDef<GroupListItem>[] {
  return [
    {
      id: "name",
      header: t("columns.name"),
      meta: { card: "title", sort: "name" },
      cell: ({ row }) => <bdi className="block truncate font-medium sm:max-w-96">{row.original.displayName}</bdi>,
    },
    {
      id: "members",
      header: t("columns.members"),
      meta: { card: "status", align: "right" },
      cell: ({ row: { original: group } }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{format.number(group.memberCount)}</span>
          <span className="text-muted text-xs sm:hidden">{t("memberCount", { count: group.memberCount })}</span>
        </span>
      ),
    },
    {
      id: "rules",
      header: t("columns.rules"),
      meta: { align: "right" },
      cell: ({ row }) => <span className="tabular">{format.number(row.original.ruleCount)}</span>,
    },
    {
      id: "origin",
      header: t("columns.origin"),
      meta: { card: "fact" },
      cell: ({ row }) => <OriginTag {...originOf(row.original.origin)} />,
    },
    {
      id: "externalId",
      header: t("columns.externalId"),
      meta: { from: "xl" },
      cell: ({ row }) => <span className="font-mono text-mono text-muted">{row.original.externalId ?? "–"}</span>,
    },
    {
      id: "changed",
      header: t("columns.changed"),
      meta: { card: "fact" },
      cell: ({ row }) => <Time at={row.original.updatedAt} className="relative text-muted" />,
    },
  ];
}
