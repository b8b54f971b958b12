"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { FolderIcon, Hand, ListOrdered, type LucideIcon, Plug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { AddFolders } from "@/components/users/add-folders";
import { RemoveFolder } from "@/components/users/remove-folder";
import type { Translate } from "@/i18n/translate";
import type { UserDetail, UserFolderGrant } from "@/lib/users/schemas";

interface UserFoldersProps {
  readonly slug: string;
  readonly user: UserDetail;
}

const sourceIcons: Record<UserFolderGrant["source"], LucideIcon> = { hand: Hand, scim: Plug, rule: ListOrdered };

function folderColumns(t: Translate<"users">): readonly ColumnDef<UserFolderGrant>[] {
  return [
    {
      id: "name",
      header: t("folders.folder"),
      meta: { card: "title" },
      cell: ({ row: { original: folder } }) => (
        <>
          <bdi className="block truncate font-medium sm:max-w-96">{folder.name}</bdi>
          {folder.path.length > 1 && (
            <bdi className="block truncate text-muted text-xs sm:max-w-96">{folder.path.join(" / ")}</bdi>
          )}
        </>
      ),
    },
    {
      id: "source",
      header: t("folders.source"),
      meta: { card: "fact" },
      cell: ({ row }) => {
        const { source } = row.original;
        const Icon = sourceIcons[source];
        return (
          <span className="inline-flex items-center gap-1.5 text-muted">
            <Icon aria-hidden className="size-3.5 shrink-0 stroke-[1.75]" />
            {t(`folders.sources.${source}`)}
          </span>
        );
      },
    },
    {
      id: "givenBy",
      header: t("folders.givenBy"),
      meta: { card: "wide" },
      cell: ({ row }) => (
        <bdi className="block max-sm:text-muted max-sm:text-xs sm:max-w-72">{row.original.givenBy}</bdi>
      ),
    },
    {
      id: "since",
      header: t("folders.since"),
      meta: { card: "fact" },
      cell: ({ row }) => <Time at={row.original.since} className="relative text-muted" />,
    },
  ];
}

/** Each folder that somebody may use, once for each reason. */
export function UserFolders({ slug, user }: UserFoldersProps) {
  const t = useTranslations("users");
  const mayWrite = useMay("folder:update");
  // A new cell function would be a new component, and lose what its button is doing.
  const columns = useMemo(
    () => [...folderColumns(t), ...(mayWrite ? [removeColumn(t, slug, user.id)] : [])],
    [t, mayWrite, slug, user.id],
  );
  const name = user.displayName ?? user.userName;
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-xl">{t("labels.folders")}</h2>
        {mayWrite ? <AddFolders slug={slug} user={user} /> : <p className="text-muted">{t("folders.needsUser")}</p>}
      </div>
      {user.access.folders.length === 0 ? (
        <EmptyState icon={FolderIcon} title={t("folders.empty.title", { name })}>
          {t("folders.empty.text")}
        </EmptyState>
      ) : (
        <DataTable
          caption={t("folders.caption")}
          columns={columns}
          rows={user.access.folders}
          rowId={(folder) => `${folder.folderId} ${folder.source}`}
          rowHref={(folder) => `/o/${slug}/folders?folder=${folder.folderId}`}
        />
      )}
    </section>
  );
}

function removeColumn(t: Translate<"users">, slug: string, userId: string): ColumnDef<UserFolderGrant> {
  return {
    id: "actions",
    header: () => <span className="sr-only">{t("labels.actions")}</span>,
    meta: { card: "status", align: "right" },
    cell: ({ row: { original: folder } }) =>
      folder.source === "hand" && <RemoveFolder slug={slug} userId={userId} folder={folder} />,
  };
}
