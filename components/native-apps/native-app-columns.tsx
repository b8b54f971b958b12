import type { ColumnDef } from "@tanstack/react-table";
import { ServiceAccountStatus } from "@/components/service-accounts/service-account-status";
import { Time } from "@/components/ui/time";
import type { Translate } from "@/i18n/translate";
import type { NativeAppDto } from "@/lib/native-apps/schemas";

export function nativeAppColumns(t: Translate<"nativeApps">): readonly ColumnDef<NativeAppDto>[] {
  return [
    {
      id: "name",
      header: t("columns.name"),
      meta: { card: "title" },
      cell: ({ row: { original: it } }) => <bdi className="block break-words font-medium sm:max-w-72">{it.name}</bdi>,
    },
    {
      id: "status",
      header: t("columns.status"),
      meta: { card: "status" },
      cell: ({ row }) => <ServiceAccountStatus active={row.original.active} />,
    },
    {
      id: "uris",
      header: t("columns.redirectUris"),
      meta: { card: "wide" },
      cell: ({ row: { original: it } }) => (
        <>
          <bdi className="block break-all font-mono text-mono sm:max-w-80">{it.redirectUris[0]}</bdi>
          {it.redirectUris.length > 1 && (
            <span className="text-muted text-xs">{t("columns.more", { count: it.redirectUris.length - 1 })}</span>
          )}
        </>
      ),
    },
    {
      id: "sessions",
      header: t("columns.sessions"),
      meta: { card: "fact", align: "right" },
      cell: ({ row }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{t("columns.sessionCount", { count: row.original.sessions })}</span>
          <span className="sm:hidden">{t("columns.sessionsOfCard", { count: row.original.sessions })}</span>
        </span>
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
