import type { ColumnDef } from "@tanstack/react-table";
import { DomainActions } from "@/components/domains/domain-actions";
import { DomainStatus } from "@/components/domains/domain-status";
import { Time } from "@/components/ui/time";
import type { DomainItem } from "@/lib/domains/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

export function domainColumns(slug: string): readonly ColumnDef<DomainItem>[] {
  return [
    {
      id: "name",
      header: "Domain",
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
      header: "State",
      meta: { card: "fact" },
      cell: ({ row }) => <DomainStatus domain={row.original} />,
    },
    {
      id: "people",
      header: "People with it",
      meta: { card: "fact", align: "right" },
      cell: ({ row }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{formatNumber(row.original.people)}</span>
          <span className="sm:hidden">{countOf(row.original.people, "person", "people")}</span>
        </span>
      ),
    },
    {
      id: "checked",
      header: "Checked",
      meta: { card: "wide" },
      cell: ({ row: { original: domain } }) => (
        <span className="relative text-muted max-sm:text-xs">
          <span className="sm:hidden">Checked </span>
          {domain.lastCheckedAt ? <Time at={domain.lastCheckedAt} /> : "never"}
        </span>
      ),
    },
    {
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row }) => <DomainActions slug={slug} domain={row.original} />,
    },
  ];
}
