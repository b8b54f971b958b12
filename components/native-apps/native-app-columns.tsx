import type { ColumnDef } from "@tanstack/react-table";
import { ServiceAccountStatus } from "@/components/service-accounts/service-account-status";
import { Time } from "@/components/ui/time";
import type { NativeAppDto } from "@/lib/native-apps/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

export const nativeAppColumns: readonly ColumnDef<NativeAppDto>[] = [
  {
    id: "name",
    header: "Name",
    meta: { card: "title" },
    cell: ({ row: { original: it } }) => <bdi className="block break-words font-medium sm:max-w-72">{it.name}</bdi>,
  },
  {
    id: "status",
    header: "Status",
    meta: { card: "status" },
    cell: ({ row }) => <ServiceAccountStatus active={row.original.active} />,
  },
  {
    id: "uris",
    header: "Redirect URIs",
    meta: { card: "wide" },
    cell: ({ row: { original: it } }) => (
      <>
        <bdi className="block break-all font-mono text-mono sm:max-w-80">{it.redirectUris[0]}</bdi>
        {it.redirectUris.length > 1 && (
          <span className="text-muted text-xs">and {formatNumber(it.redirectUris.length - 1)} more</span>
        )}
      </>
    ),
  },
  {
    id: "sessions",
    header: "Sessions",
    meta: { card: "fact", align: "right" },
    cell: ({ row }) => (
      <span className="tabular">
        <span className="max-sm:hidden">{formatNumber(row.original.sessions)}</span>
        <span className="sm:hidden">{countOf(row.original.sessions, "session")}</span>
      </span>
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
