"use client";

import { useQuery } from "@tanstack/react-query";
import { FolderOpen, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { CreateFolder } from "@/components/folders/create-folder";
import { FolderPane } from "@/components/folders/folder-pane";
import { FolderTree } from "@/components/folders/folder-tree";
import { UnknownFolders } from "@/components/folders/unknown-folders";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { useOpenByAddress } from "@/components/layout/use-open-by-address";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/search-field";
import { useUrlParams } from "@/components/ui/use-url-params";
import { folderQueries } from "@/lib/folders/queries";
import { type FolderItem, FolderPageParams } from "@/lib/folders/schemas";
import { cn } from "@/lib/utils/cn";
import { parseUrlParams } from "@/lib/utils/url-params";

interface FoldersPageProps {
  readonly slug: string;
}

/** The tree on the left, the open folder on the right; on a phone one after the other. */
export function FoldersPage({ slug }: FoldersPageProps) {
  const t = useTranslations("folders");
  const url = useUrlParams();
  const { folder: folderId, q = "" } = parseUrlParams(FolderPageParams, url.params.entries());
  const tree = useQuery(folderQueries.tree(slug));
  const folders = tree.data;
  const open = (id: string | undefined) =>
    url.push({ folder: id, people: undefined, after: undefined, before: undefined });
  const top = folderId !== undefined && "max-md:hidden";
  return (
    <>
      {folderId !== undefined && <h1 className="sr-only md:hidden">{t("title")}</h1>}
      <div className={cn("flex flex-col gap-6", top)}>
        <SectionHeader page="folders" actions={<CreateButton slug={slug} onOpen={open} />} />
        <UnknownFolders slug={slug} />
      </div>
      {!folders && <Unread query={tree} />}
      {folders?.length === 0 && folderId === undefined && (
        <EmptyState icon={FolderOpen} title={t("list.empty")}>
          {t("list.emptyText")}
        </EmptyState>
      )}
      {folders !== undefined && (folders.length > 0 || folderId !== undefined) && (
        <div className="grid items-start gap-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[minmax(14rem,18rem)_minmax(0,1fr)] 2xl:grid-cols-[24rem_minmax(0,1fr)] lg:gap-8">
          <div className={cn("md:sticky md:top-20", top)}>
            <Tree
              slug={slug}
              folders={folders}
              q={q}
              folderId={folderId}
              onOpen={open}
              onSearch={(text) => url.replace({ q: text })}
            />
          </div>
          <div className={cn("flex min-w-0 flex-col gap-6", folderId === undefined && "max-md:hidden")}>
            {folderId === undefined ? (
              <EmptyState icon={FolderOpen} title={t("list.choose")} />
            ) : (
              <FolderPane key={folderId} slug={slug} folderId={folderId} onOpen={open} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

interface CreateButtonProps {
  readonly slug: string;
  readonly onOpen: (id: string) => void;
}

function CreateButton({ slug, onOpen }: CreateButtonProps) {
  const t = useTranslations("folders.create");
  const [creating, setCreating] = useOpenByAddress("create-folder");
  if (!useMay("folder:create")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setCreating(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <CreateFolder
        slug={slug}
        parentId={null}
        open={creating}
        onCreated={({ id }) => onOpen(id)}
        onClose={() => setCreating(false)}
      />
    </>
  );
}

interface TreeProps {
  readonly slug: string;
  readonly folders: readonly FolderItem[];
  readonly q: string;
  readonly folderId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly onSearch: (q: string) => void;
}

function Tree({ slug, folders, q, folderId, onOpen, onSearch }: TreeProps) {
  const t = useTranslations("folders");
  const common = useTranslations("common");
  const found = q === "" || folders.some((folder) => matches(folder, q));
  return (
    <div className="flex flex-col gap-3">
      <SearchField label={t("list.search")} placeholder={t("list.placeholder")} value={q} onChange={onSearch} />
      {found ? (
        <div className="relative overflow-y-auto rounded-card border border-border bg-surface p-1 md:max-h-[calc(100dvh-11rem)]">
          <FolderTree
            label={t("title")}
            folders={folders}
            query={q}
            selectedId={folderId}
            onSelect={onOpen}
            hrefOf={(id) => `/o/${slug}/folders?folder=${id}`}
          />
        </div>
      ) : (
        <EmptyState
          icon={FolderOpen}
          title={t("noMatch", { query: q })}
          action={<Button onClick={() => onSearch("")}>{common("clearFilters")}</Button>}
        />
      )}
      <p className="tabular text-muted text-xs">{t("list.count", { count: folders.length })}</p>
    </div>
  );
}

function matches(folder: FolderItem, q: string): boolean {
  return (
    folder.name.toLowerCase().includes(q.toLowerCase()) || folder.externalId === q || folder.id === q.toLowerCase()
  );
}
