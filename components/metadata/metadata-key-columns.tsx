import type { ColumnDef } from "@tanstack/react-table";
import { MappingTarget } from "@/components/metadata/mapping-target";
import { MetadataKeyActions } from "@/components/metadata/metadata-key-actions";
import { Time } from "@/components/ui/time";
import type { MetadataKeyItem } from "@/lib/metadata/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

const columns: readonly ColumnDef<MetadataKeyItem>[] = [
  {
    id: "key",
    header: "Key",
    meta: { card: "title", sort: "key" },
    cell: ({ row: { original: item } }) => (
      <>
        <span className="block font-medium font-mono text-mono [overflow-wrap:anywhere] sm:min-w-40 sm:max-w-72">
          {item.key}
        </span>
        {item.description && <bdi className="line-clamp-2 text-muted text-xs sm:max-w-72">{item.description}</bdi>}
      </>
    ),
  },
  {
    id: "users",
    header: () => (
      <>
        Users<span className="max-2xl:sr-only"> with a value</span>
      </>
    ),
    meta: { card: "fact", align: "right", sort: "users", down: true },
    cell: ({ row }) => (
      <span className="tabular">
        <span className="max-sm:hidden">{formatNumber(row.original.users)}</span>
        <span className="sm:hidden">{countOf(row.original.users, "user")}</span>
      </span>
    ),
  },
  {
    id: "created",
    header: "First seen",
    meta: { sort: "created", down: true },
    cell: ({ row }) => <Time at={row.original.createdAt} className="text-muted" />,
  },
  {
    id: "declaredBy",
    header: "Declared by",
    meta: { card: "fact" },
    cell: ({ row: { original: item } }) => (
      <>
        <bdi className="block truncate sm:max-w-32 2xl:max-w-64">{item.declaredBy}</bdi>
        {item.atFirstSight && <span className="block whitespace-nowrap text-muted text-xs">at first sight</span>}
      </>
    ),
  },
  {
    id: "target",
    header: "Mapping target in Entra",
    meta: { card: "wide" },
    cell: ({ row }) => <MappingTarget name={row.original.key} />,
  },
];

/** With what one may do to a key where `slug` is given. */
export function metadataKeyColumns(slug: string | null): readonly ColumnDef<MetadataKeyItem>[] {
  if (slug === null) return columns;
  return [
    ...columns,
    {
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row }) => <MetadataKeyActions slug={slug} item={row.original} />,
    },
  ];
}
