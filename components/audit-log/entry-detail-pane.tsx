"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EntryStory } from "@/components/audit-log/entry-story";
import { auditWords } from "@/components/history/audit-words";
import { LogPane } from "@/components/log/log-pane";
import { Time } from "@/components/ui/time";
import { auditQueries } from "@/lib/audit/queries";

interface EntryDetailPaneProps {
  readonly slug: string;
  readonly entryId: string;
  readonly onClose: () => void;
  readonly onFilter: (change: Readonly<Record<string, string | undefined>>) => void;
}

export function EntryDetailPane({ slug, entryId, onClose, onFilter }: EntryDetailPaneProps) {
  const history = useTranslations("history");
  return (
    <LogPane
      page="auditLog"
      query={useQuery(auditQueries.detail(slug, entryId))}
      onClose={onClose}
      heading={(entry) => (
        <>
          <bdi>{entry.target.name}</bdi> {auditWords(history, entry, false)}
        </>
      )}
      facts={(entry) => (
        <span>
          <Time at={entry.at} clock /> · <Time at={entry.at} />
        </span>
      )}
    >
      {(entry) => <EntryStory slug={slug} entry={entry} onFilter={onFilter} />}
    </LogPane>
  );
}
