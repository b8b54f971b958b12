"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, FolderX, UsersRound } from "lucide-react";
import Link from "next/link";
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
import { countOf } from "@/lib/utils/format";

interface FolderPaneProps {
  readonly slug: string;
  readonly folderId: string;
  readonly onOpen: (folderId: string | undefined) => void;
}

/** One folder: who has it and why, and what Entra may call it. */
export function FolderPane({ slug, folderId, onOpen }: FolderPaneProps) {
  const query = useQuery(folderQueries.detail(slug, folderId));
  const folder = query.data;
  const mayWrite = useMay("folder:update");
  if (!folder && query.error instanceof ApiError && query.error.status === 404) {
    return (
      <EmptyState
        icon={FolderX}
        title="This folder does not exist here."
        action={<Button onClick={() => onOpen(undefined)}>Show all folders</Button>}
      >
        It was deleted, or the address is wrong.
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
          Folders
        </button>
        <Path folder={folder} onOpen={onOpen} />
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h2 className="font-semibold text-xl">
              <bdi>{folder.name}</bdi>
            </h2>
            <p className="mt-0.5 text-muted">{figures(folder)}</p>
          </div>
          {mayWrite && <FolderActions slug={slug} folder={folder} onOpen={onOpen} />}
        </div>
      </div>
      <FolderNames slug={slug} folder={folder} />
      {folder.givenByRules.length > 0 && <Rules slug={slug} rules={folder.givenByRules} />}
      <section aria-labelledby="folder-people" className="flex flex-col gap-3">
        <div>
          <h3 id="folder-people" className="font-semibold">
            People with access
          </h3>
          <p className="text-muted">To this folder alone: its subfolders are given on their own.</p>
        </div>
        <FolderPeople slug={slug} folder={folder} />
      </section>
    </>
  );
}

function figures(folder: FolderDetail): string {
  const parts = [
    countOf(folder.people, "person", "people"),
    folder.subfolders > 0 && countOf(folder.subfolders, "subfolder"),
    folder.rules > 0 && countOf(folder.rules, "group rule"),
  ];
  return parts.filter(Boolean).join(" · ");
}

function Path({ folder, onOpen }: { readonly folder: FolderDetail; readonly onOpen: (id: string) => void }) {
  const above = folder.path.slice(0, -1);
  if (above.length === 0) return null;
  return (
    <nav aria-label="Folders above" className="text-muted">
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
  return (
    <section aria-labelledby="folder-rules" className="flex flex-col gap-2">
      <h3 id="folder-rules" className="font-semibold">
        Groups with access
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
            <span className="shrink-0 text-muted">by rule {rule.position}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
