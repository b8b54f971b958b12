import type { ColumnDef } from "@tanstack/react-table";
import { OriginTag } from "@/components/ui/origin-tag";
import { Time } from "@/components/ui/time";
import { originOf } from "@/components/users/origin-of";
import type { GroupListItem } from "@/lib/groups/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

export const groupColumns: readonly ColumnDef<GroupListItem>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title", sort: "name" },
    cell: ({ row }) => <bdi className="block truncate font-medium sm:max-w-96">{row.original.displayName}</bdi>,
  },
  {
    id: "members",
    header: "Members",
    meta: { card: "status", align: "right" },
    cell: ({ row: { original: group } }) => (
      <span className="tabular">
        <span className="max-sm:hidden">{formatNumber(group.memberCount)}</span>
        <span className="text-muted text-xs sm:hidden">{countOf(group.memberCount, "member")}</span>
      </span>
    ),
  },
  {
    id: "rules",
    header: "Group rules",
    meta: { align: "right" },
    cell: ({ row }) => <span className="tabular">{formatNumber(row.original.ruleCount)}</span>,
  },
  {
    id: "origin",
    header: "Origin",
    meta: { card: "fact" },
    cell: ({ row }) => <OriginTag {...originOf(row.original.origin)} />,
  },
  {
    id: "externalId",
    header: "External id",
    meta: { from: "xl" },
    cell: ({ row }) => <span className="font-mono text-mono text-muted">{row.original.externalId ?? "–"}</span>,
  },
  {
    id: "changed",
    header: "Changed",
    meta: { card: "fact" },
    cell: ({ row }) => <Time at={row.original.updatedAt} className="relative text-muted" />,
  },
];
