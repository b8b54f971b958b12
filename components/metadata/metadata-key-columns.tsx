import type { ColumnDef } from "@tanstack/react-table";
import { MappingTarget } from "@/components/metadata/mapping-target";
import { MetadataKeyActions } from "@/components/metadata/metadata-key-actions";
import { Time } from "@/components/ui/time";
import type { Format } from "@/components/ui/use-format";
import type { Translate } from "@/i18n/translate";
import type { MetadataKeyItem } from "@/lib/metadata/schemas";

function factColumns(t: Translate<"metadata">, format: Format): readonly ColumnDef<MetadataKeyItem>[] {
  return [
    {
      id: "key",
      header: t("columns.key"),
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
      header: () => t.rich("columns.users", { more: (words) => <span className="max-2xl:sr-only">{words}</span> }),
      meta: { card: "fact", align: "right", sort: "users", down: true },
      cell: ({ row }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{format.number(row.original.users)}</span>
          <span className="sm:hidden">{t("userCount", { count: row.original.users })}</span>
        </span>
      ),
    },
    {
      id: "created",
      header: t("columns.created"),
      meta: { sort: "created", down: true },
      cell: ({ row }) => <Time at={row.original.createdAt} className="text-muted" />,
    },
    {
      id: "declaredBy",
      header: t("columns.declaredBy"),
      meta: { card: "fact" },
      cell: ({ row: { original: item } }) => (
        <>
          <bdi className="block truncate sm:max-w-32 2xl:max-w-64">{item.declaredBy}</bdi>
          {item.atFirstSight && (
            <span className="block whitespace-nowrap text-muted text-xs">{t("columns.atFirstSight")}</span>
          )}
        </>
      ),
    },
    {
      id: "target",
      header: t("columns.target"),
      meta: { card: "wide" },
      cell: ({ row }) => <MappingTarget name={row.original.key} />,
    },
  ];
}

/** With what one may do to a key where `slug` is given. */
export function metadataKeyColumns(
  t: Translate<"metadata">,
  format: Format,
  slug: string | null,
): readonly ColumnDef<MetadataKeyItem>[] {
  const columns = factColumns(t, format);
  if (slug === null) return columns;
  return [
    ...columns,
    {
      id: "actions",
      header: () => <span className="sr-only">{t("columns.actions")}</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row }) => <MetadataKeyActions slug={slug} item={row.original} />,
    },
  ];
}
