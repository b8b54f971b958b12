import type { ColumnDef } from "@tanstack/react-table";
import { ServiceAccountStatus } from "@/components/service-accounts/service-account-status";
import { Time } from "@/components/ui/time";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

export const serviceAccountColumns: readonly ColumnDef<ServiceAccountDto>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title" },
    cell: ({ row: { original: it } }) => (
      <>
        <bdi className="block break-words font-medium sm:max-w-72">{it.name}</bdi>
        {it.description && <bdi className="line-clamp-2 text-muted text-xs sm:max-w-72">{it.description}</bdi>}
      </>
    ),
  },
  {
    id: "status",
    header: "Status",
    meta: { card: "status" },
    cell: ({ row }) => <ServiceAccountStatus active={row.original.active} />,
  },
  {
    id: "roles",
    header: "Organization roles",
    meta: { card: "wide" },
    cell: ({ row }) => row.original.roles.join(", ") || <span className="text-muted">No role</span>,
  },
  {
    id: "tokens",
    header: "Live tokens",
    meta: { card: "fact", align: "right" },
    cell: ({ row }) => (
      <span className="tabular">
        <span className="max-sm:hidden">{formatNumber(row.original.liveTokens)}</span>
        <span className="sm:hidden">{countOf(row.original.liveTokens, "live token")}</span>
      </span>
    ),
  },
  {
    id: "used",
    header: "Last used",
    meta: { card: "fact" },
    cell: ({ row }) =>
      row.original.lastUsedAt ? (
        <>
          <span className="sm:hidden">Used </span>
          <Time at={row.original.lastUsedAt} className="relative" />
        </>
      ) : (
        <span className="text-muted">Never used</span>
      ),
  },
  {
    id: "created",
    header: "Created by",
    cell: ({ row: { original: it } }) => (
      <>
        <bdi className="block truncate sm:max-w-40">{it.createdBy}</bdi>
        <Time at={it.createdAt} className="relative text-muted text-xs" />
      </>
    ),
  },
];
