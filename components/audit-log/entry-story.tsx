"use client";

import Link from "next/link";
import { ActorIcon } from "@/components/history/actor-icon";
import { actorKindWords, targetTypeWords } from "@/components/history/audit-words";
import { LogPart } from "@/components/log/log-pane";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { JsonDiff } from "@/components/ui/json-diff";
import type { AuditDetail } from "@/lib/audit/schemas";

interface EntryStoryProps {
  readonly slug: string;
  readonly entry: AuditDetail;
  readonly onFilter: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** The same order for every change: who, to what, what changed, by which request, ids. */
export function EntryStory({ slug, entry, onFilter }: EntryStoryProps) {
  const { actor, target } = entry;
  return (
    <>
      <LogPart title="Who">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <span className="flex min-w-0 items-center gap-2">
            <ActorIcon kind={actor.kind} />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <bdi className="font-semibold">{actor.name}</bdi>{" "}
              <span className="text-muted">{actorKindWords(actor.kind)}</span>
            </span>
          </span>
          <Button onClick={() => onFilter({ actor: actor.id ?? "system" })}>Show their changes</Button>
        </div>
      </LogPart>
      <LogPart title="Target">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <TargetName slug={slug} entry={entry} /> <span className="text-muted">{targetTypeWords(target.type)}</span>
          </span>
          <Button onClick={() => onFilter({ target: target.id })}>Show its changes</Button>
        </div>
      </LogPart>
      <LogPart title="What changed">
        {entry.before === null && entry.after === null ? (
          <p>No values were kept.</p>
        ) : (
          <JsonDiff before={entry.before} after={entry.after} />
        )}
      </LogPart>
      {entry.inRequestLog && (
        <LogPart title="Request">
          <Link href={`/o/${slug}/request-log?open=${entry.requestId}`} className="text-accent-text underline">
            The same request in the request log
          </Link>
        </LogPart>
      )}
      <LogPart title="Ids">
        <div className="flex flex-col gap-3">
          <CopyField stacked compact label={`${targetTypeWords(target.type)} id`} value={target.id} />
          <CopyField stacked compact label="Request id" value={entry.requestId} />
          <CopyField stacked compact label="Change id" value={entry.id} />
        </div>
      </LogPart>
    </>
  );
}

const pages: Record<string, string> = { User: "users", Group: "groups", Connector: "integrations" };

/** A link to what still has a page. */
function TargetName({ slug, entry }: { readonly slug: string; readonly entry: AuditDetail }) {
  const page = pages[entry.target.type];
  const gone = /\.(delete|erase)$/.test(entry.action);
  if (page === undefined || gone) return <bdi className="font-semibold">{entry.target.name}</bdi>;
  return (
    <Link href={`/o/${slug}/${page}/${entry.target.id}`} className="text-accent-text underline">
      <bdi>{entry.target.name}</bdi>
    </Link>
  );
}
