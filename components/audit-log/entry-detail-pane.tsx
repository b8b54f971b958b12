"use client";

import { useQuery } from "@tanstack/react-query";
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
  return (
    <LogPane
      noun="Change"
      log="Audit log"
      query={useQuery(auditQueries.detail(slug, entryId))}
      gone="It belongs to another organization, or the address is wrong."
      onClose={onClose}
      heading={(entry) => (
        <>
          <bdi>{entry.target.name}</bdi> {auditWords(entry, false)}
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
