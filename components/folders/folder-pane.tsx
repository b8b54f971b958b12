"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, FolderX, UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { FolderActions } from "@/components/folders/folder-actions";
import { FolderNames } from "@/components/folders/folder-names";
import { FolderPeople } from "@/components/folders/folder-people";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { folderQueries } from "@/lib/folders/queries";
import type { FolderDetail, FolderRule } from "@/lib/folders/schemas";
import { ApiError } from "@/lib/http/api-client";

interface FolderPaneProps {
  readonly slug: string;
  readonly folderId: string;
  readonly onOpen: (folderId: string | undefined) => void;
}

/** One folder: who has it and why, and what Entra may call it. */
export function FolderPane({ slug, folderId, onOpen }: FolderPaneProps) {
  const t = useTranslations("folders");
  const query = useQuery(folderQueries.detail(slug, folderId));
  const folder = query.data;
  const mayWrite = useMay("folder:update");
  if (!folder && query.error instanceof ApiError && query.error.status === 404) {
    return (
      <EmptyState
        icon={FolderX}
        title={t("pane.gone")}
        action={<Button onClick={() => onOpen(undefined)}>{t("pane.showAll")}</Button>}
      >
        {t("pane.goneText")}
      </EmptyState>
    );
  }
  if (!folder) return <Unread query={query} rows={5} />;
  return (
    <>
      <div className="flex flex-col gap-2">
        <button
          type="button"
          onClick={() => onOpen(undefined)}
          className="-ml-1 inline-flex h-11 w-fit items-center gap-1 text-muted md:hidden"
        >
          <ChevronLeft aria-hidden className="size-4" />
          {t("title")}
        </button>
        <Path folder={folder} onOpen={onOpen} />
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h2 className="font-semibold text-xl">
              <bdi>{folder.name}</bdi>
            </h2>
            <Figures folder={folder} />
          </div>
          {mayWrite && <FolderActions slug={slug} folder={folder} onOpen={onOpen} />}
        </div>
      </div>
      <FolderNames slug={slug} folder={folder} />
      {folder.givenByRules.length > 0 && <Rules slug={slug} rules={folder.givenByRules} />}
      <section aria-labelledby="folder-people" className="flex flex-col gap-3">
        <div>
          <h3 id="folder-people" className="font-semibold">
            {t("people.title")}
          </h3>
          <p className="text-muted">{t("people.lead")}</p>
        </div>
        <FolderPeople slug={slug} folder={folder} />
      </section>
    </>
  );
}

function Figures({ folder }: { readonly folder: FolderDetail }) {
  const t = useTranslations("folders");
  const common = useTranslations("common");
  const parts = [
    common("people", { count: folder.people }),
    folder.subfolders > 0 && t("subfolders", { count: folder.subfolders }),
    folder.rules > 0 && t("groupRules", { count: folder.rules }),
  ];
  return <p className="mt-0.5 text-muted">{parts.filter(Boolean).join(" · ")}</p>;
}

function Path({ folder, onOpen }: { readonly folder: FolderDetail; readonly onOpen: (id: string) => void }) {
  const t = useTranslations("folders.pane");
  const above = folder.path.slice(0, -1);
  if (above.length === 0) return null;
  return (
    <nav aria-label={t("above")} className="text-muted">
      <ol className="flex flex-wrap items-center gap-x-2">
        {above.map((one) => (
          <li key={one.id} className="flex min-w-0 items-center gap-2">
            <button
              type="button"
              onClick={() => onOpen(one.id)}
              className="max-w-48 truncate rounded-badge touch:py-2 hover:text-text hover:underline"
            >
              <bdi>{one.name}</bdi>
            </button>
            <span aria-hidden>/</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Rules({ slug, rules }: { readonly slug: string; readonly rules: readonly FolderRule[] }) {
  const t = useTranslations("folders.pane");
  return (
    <section aria-labelledby="folder-rules" className="flex flex-col gap-2">
      <h3 id="folder-rules" className="font-semibold">
        {t("groups")}
      </h3>
      <ul className="flex flex-col gap-1">
        {rules.map((rule) => (
          <li key={rule.ruleId} className="flex min-w-0 items-center gap-2">
            <UsersRound aria-hidden className="size-4 shrink-0 stroke-[1.75] text-muted" />
            <Link
              href={`/o/${slug}/groups/${rule.groupId}`}
              className="min-w-0 truncate text-accent-text hover:underline"
            >
              <bdi>{rule.groupName}</bdi>
            </Link>
            <span className="shrink-0 text-muted">{t("byRule", { position: rule.position })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
