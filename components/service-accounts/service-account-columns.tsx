import type { ColumnDef } from "@tanstack/react-table";
import { ServiceAccountStatus } from "@/components/service-accounts/service-account-status";
import { Time } from "@/components/ui/time";
import type { Translate } from "@/i18n/translate";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

export function serviceAccountColumns(t: Translate<"serviceAccounts">): readonly ColumnDef<ServiceAccountDto>[] {
  return [
    {
      id: "name",
      header: t("columns.name"),
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
      header: t("columns.status"),
      meta: { card: "status" },
      cell: ({ row }) => <ServiceAccountStatus active={row.original.active} />,
    },
    {
      id: "roles",
      header: t("columns.roles"),
      meta: { card: "wide" },
      cell: ({ row }) => row.original.roles.join(", ") || <span className="text-muted">{t("columns.noRole")}</span>,
    },
    {
      id: "tokens",
      header: t("columns.tokens"),
      meta: { card: "fact", align: "right" },
      cell: ({ row }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{t("columns.tokenCount", { count: row.original.liveTokens })}</span>
          <span className="sm:hidden">{t("columns.tokensOfCard", { count: row.original.liveTokens })}</span>
        </span>
      ),
    },
    {
      id: "used",
      header: t("columns.lastUsed"),
      meta: { card: "fact" },
      cell: ({ row: { original: it } }) =>
        it.lastUsedAt === null ? (
          <span className="text-muted">{t("columns.neverUsed")}</span>
        ) : (
          t.rich("columns.used", {
            label: (words) => <span className="sm:hidden">{words}</span>,
            time: () => it.lastUsedAt && <Time at={it.lastUsedAt} className="relative" />,
          })
        ),
    },
    {
      id: "created",
      header: t("columns.createdBy"),
      cell: ({ row: { original: it } }) => (
        <>
          <bdi className="block truncate sm:max-w-40">{it.createdBy}</bdi>
          <Time at={it.createdAt} className="relative text-muted text-xs" />
        </>
      ),
    },
  ];
}
