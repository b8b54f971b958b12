"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronLeft, X } from "lucide-react";
import { EntryStory } from "@/components/audit-log/entry-story";
import { auditWords } from "@/components/history/audit-words";
import { Button, IconButton } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { Time } from "@/components/ui/time";
import { auditQueries } from "@/lib/audit/queries";

interface EntryDetailPaneProps {
  readonly slug: string;
  readonly entryId: string;
  readonly onClose: () => void;
  readonly onFilter: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** A pane beside the list from 1024 px, a page of its own below. */
export function EntryDetailPane({ slug, entryId, onClose, onFilter }: EntryDetailPaneProps) {
  const { data: entry, error } = useQuery(auditQueries.detail(slug, entryId));
  return (
    <section
      aria-label="Change"
      className="min-w-0 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6.5rem)] lg:overflow-y-auto lg:rounded-card lg:border lg:border-border lg:bg-surface lg:p-5"
    >
      <Button variant="ghost" onClick={onClose} className="-ml-3 mb-2 text-muted lg:hidden">
        <ChevronLeft aria-hidden />
        Audit log
      </Button>
      {error && (
        <ErrorState title="There is no such change." action={<Button onClick={onClose}>Back to the log</Button>}>
          {error.message}
        </ErrorState>
      )}
      {!entry && !error && (
        <div className="flex flex-col gap-4">
          <Skeleton className="h-7 w-64" />
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-32 w-full" />
        </div>
      )}
      {entry && (
        <>
          <div className="flex items-start justify-between gap-3">
            <div className="min-w-0">
              <h2 className="font-semibold text-xl">
                <bdi>{entry.target.name}</bdi> {auditWords(entry, false)}
              </h2>
              <p className="mt-1.5 text-muted">
                <Time at={entry.at} clock /> · <Time at={entry.at} />
              </p>
            </div>
            <IconButton label="Close change" onClick={onClose} className="-mt-1 -mr-2 max-lg:hidden">
              <X aria-hidden />
            </IconButton>
          </div>
          <EntryStory slug={slug} entry={entry} onFilter={onFilter} />
        </>
      )}
    </section>
  );
}
