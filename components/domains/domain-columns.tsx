import type { ColumnDef } from "@tanstack/react-table";
import { DomainActions } from "@/components/domains/domain-actions";
import { DomainStatus } from "@/components/domains/domain-status";
import { timeOf } from "@/components/ui/time-tags";
import type { Translate } from "@/i18n/translate";
import type { DomainItem } from "@/lib/domains/schemas";

export function domainColumns(t: Translate<"domains">, slug: string): readonly ColumnDef<DomainItem>[] {
  return [
    {
      id: "name",
      header: t("domain"),
      meta: { card: "title" },
      cell: ({ row: { original: domain } }) => (
        <>
          <bdi className="block font-medium [overflow-wrap:anywhere]">{domain.shownName}</bdi>
          {domain.shownName !== domain.name && (
            <span className="block font-mono text-muted text-xs [overflow-wrap:anywhere]">{domain.name}</span>
          )}
        </>
      ),
    },
    {
      id: "state",
      header: t("state"),
      meta: { card: "fact" },
      cell: ({ row }) => <DomainStatus domain={row.original} />,
    },
    {
      id: "people",
      header: t("peopleWithIt"),
      meta: { card: "fact", align: "right" },
      cell: ({ row }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{t("count", { count: row.original.people })}</span>
          <span className="sm:hidden">{t("people", { count: row.original.people })}</span>
        </span>
      ),
    },
    {
      id: "checked",
      header: t("checked"),
      meta: { card: "wide" },
      cell: ({ row: { original: domain } }) => (
        <span className="relative text-muted max-sm:text-xs">
          {t.rich(domain.lastCheckedAt === null ? "checkedNever" : "checkedAt", {
            label: (words) => <span className="sm:hidden">{words}</span>,
            time: timeOf(domain.lastCheckedAt),
          })}
        </span>
      ),
    },
    {
      id: "actions",
      header: () => <span className="sr-only">{t("actions")}</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row }) => <DomainActions slug={slug} domain={row.original} />,
    },
  ];
}
