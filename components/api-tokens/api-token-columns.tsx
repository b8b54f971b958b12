import type { ColumnDef } from "@tanstack/react-table";
import { ApiTokenActions } from "@/components/api-tokens/api-token-actions";
import { permissionWords } from "@/components/api-tokens/permission-words";
import { CredentialStatus } from "@/components/credentials/credential-status";
import { LastUse } from "@/components/credentials/last-use";
import { Time } from "@/components/ui/time";
import type { CredentialDto } from "@/lib/credentials/schemas";

const facts: readonly ColumnDef<CredentialDto>[] = [
  {
    id: "name",
    header: "Key name",
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
    header: "Permissions",
    meta: { card: "wide" },
    cell: ({ row }) => (
      <span className="line-clamp-3 sm:max-w-96" title={permissionWords(row.original.permissions)}>
        {permissionWords(row.original.permissions)}
      </span>
    ),
  },
  {
    id: "status",
    header: "Status",
    meta: { card: "wide" },
    cell: ({ row }) => <CredentialStatus it={row.original} />,
  },
  {
    id: "used",
    header: "Last used",
    meta: { card: "wide" },
    cell: ({ row }) => (
      <span className={row.original.lastUsedAt ? "" : "whitespace-nowrap text-muted"}>
        <LastUse it={row.original} />
      </span>
    ),
  },
  {
    id: "owner",
    header: "Created by",
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
    header: "Expires",
    meta: { card: "fact" },
    cell: ({ row }) =>
      row.original.expiresAt ? (
        <>
          <span className="sm:hidden">Expires </span>
          <Time at={row.original.expiresAt} />
        </>
      ) : (
        <>
          <span className="sm:hidden">Expires: </span>never
        </>
      ),
  },
];

/** `ended` for tokens that nothing can be done to any more. */
export function apiTokenColumns(ended: boolean): readonly ColumnDef<CredentialDto>[] {
  if (ended) return facts;
  return [
    ...facts,
    {
      id: "actions",
      header: () => <span className="sr-only">Actions</span>,
      meta: { card: "status", align: "right" },
      cell: ({ row }) => <ApiTokenActions it={row.original} />,
    },
  ];
}
