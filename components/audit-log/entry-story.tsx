"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("auditLog");
  const history = useTranslations("history");
  const { actor, target } = entry;
  const targetType = targetTypeWords(history, target.type);
  return (
    <>
      <LogPart title={t("who")}>
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <span className="flex min-w-0 items-center gap-2">
            <ActorIcon kind={actor.kind} />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <bdi className="font-semibold">{actor.name}</bdi>{" "}
              <span className="text-muted">{actorKindWords(history, actor.kind)}</span>
            </span>
          </span>
          <Button onClick={() => onFilter({ actor: actor.id ?? "system" })}>{t("showTheirs")}</Button>
        </div>
      </LogPart>
      <LogPart title={t("target")}>
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <TargetName slug={slug} entry={entry} /> <span className="text-muted">{targetType}</span>
          </span>
          <Button onClick={() => onFilter({ target: target.id })}>{t("showIts")}</Button>
        </div>
      </LogPart>
      <LogPart title={t("whatChanged")}>
        {entry.before === null && entry.after === null ? (
          <p>{t("noValues")}</p>
        ) : (
          <JsonDiff before={entry.before} after={entry.after} />
        )}
      </LogPart>
      {entry.inRequestLog && (
        <LogPart title={t("request")}>
          <Link href={`/o/${slug}/request-log?open=${entry.requestId}`} className="text-accent-text underline">
            {t("sameRequest")}
          </Link>
        </LogPart>
      )}
      <LogPart title={t("ids")}>
        <div className="flex flex-col gap-3">
          <CopyField stacked compact label={t("targetId", { type: targetType })} value={target.id} />
          <CopyField stacked compact label={t("requestId")} value={entry.requestId} />
          <CopyField stacked compact label={t("changeId")} value={entry.id} />
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
