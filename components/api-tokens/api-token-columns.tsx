import type { ColumnDef } from "@tanstack/react-table";
import { ApiTokenActions } from "@/components/api-tokens/api-token-actions";
import { permissionWords } from "@/components/api-tokens/permission-words";
import { CredentialStatus } from "@/components/credentials/credential-status";
import { LastUse } from "@/components/credentials/last-use";
import { Time } from "@/components/ui/time";
import { timeOf } from "@/components/ui/time-tags";
import type { Translate } from "@/i18n/translate";
import type { CredentialDto } from "@/lib/credentials/schemas";

function factColumns(t: Translate<"apiTokens">): readonly ColumnDef<CredentialDto>[] {
  return [
    {
      id: "name",
      header: t("keyName"),
      meta: { card: "title" },
      cell: ({ row: { original: it } }) => (
        <>
          <bdi className="block break-words font-medium sm:min-w-32 sm:max-w-60">{it.name}</bdi>
          <span className="font-mono text-muted text-xs">{it.prefix}…</span>
        </>
      ),
    },
    {
      id: "permissions",
      header: t("columns.permissions"),
      meta: { card: "wide" },
      cell: ({ row }) => (
        <span className="line-clamp-3 sm:max-w-96" title={permissionWords(t, row.original.permissions)}>
          {permissionWords(t, row.original.permissions)}
        </span>
      ),
    },
    {
      id: "status",
      header: t("columns.status"),
      meta: { card: "wide" },
      cell: ({ row }) => <CredentialStatus it={row.original} />,
    },
    {
      id: "used",
      header: t("columns.lastUsed"),
      meta: { card: "wide" },
      cell: ({ row }) => (
        <span className={row.original.lastUsedAt ? "" : "whitespace-nowrap text-muted"}>
          <LastUse it={row.original} />
        </span>
      ),
    },
    {
      id: "owner",
      header: t("columns.owner"),
      meta: { card: "fact" },
      cell: ({ row: { original: it } }) => (
        <>
          <bdi className="block truncate sm:max-w-40">{it.owner?.name ?? it.createdBy}</bdi>
          <Time at={it.createdAt} className="text-muted text-xs" />
        </>
      ),
    },
    {
      id: "expires",
      header: t("columns.expires"),
      meta: { card: "fact" },
      cell: ({ row: { original: it } }) =>
        t.rich(it.expiresAt === null ? "columns.expiresNever" : "columns.expiresAt", {
          label: (words) => <span className="sm:hidden">{words}</span>,
          time: timeOf(it.expiresAt),
        }),
    },
  ];
}

/** `ended` for tokens that nothing can be done to any more. */
export function apiTokenColumns(t: Translate<"apiTokens">, ended: boolean): readonly ColumnDef<CredentialDto>[] {
  const facts = factColumns(t);
  if (ended) return facts;
  return [
    ...facts,
    {
      id: "actions",
      header: () => <span className="sr-only">{t("columns.actions")}</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row }) => <ApiTokenActions it={row.original} />,
    },
  ];
}
