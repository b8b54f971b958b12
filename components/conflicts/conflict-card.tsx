"use client";

import { useTranslations } from "next-intl";
import { CandidateFacts } from "@/components/conflicts/candidate-facts";
import { apartEffect, canUndo, linkEffect, nameSent, outcomeOf } from "@/components/conflicts/conflict-words";
import { useDecision } from "@/components/conflicts/use-decision";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { useNow } from "@/components/ui/time";
import { timeOf } from "@/components/ui/time-tags";
import type { ConflictDto } from "@/lib/conflicts/schemas";

interface ConflictCardProps {
  readonly slug: string;
  readonly conflict: ConflictDto;
}

/** One question: is Entra's person, left, the same as somebody who is here, right? */
export function ConflictCard({ slug, conflict }: ConflictCardProps) {
  const t = useTranslations("conflicts");
  const titleId = `conflict-${conflict.id}`;
  return (
    <section aria-labelledby={titleId} className="rounded-card border border-border bg-surface">
      <div className="border-border border-b px-4 py-3.5 sm:px-5">
        <h2 id={titleId} className="font-semibold text-lg">
          <bdi>{nameSent(conflict)}</bdi>
        </h2>
        <p className="text-muted">{t(`reasons.${conflict.kind}`)}</p>
      </div>
      <div className="grid lg:grid-cols-2">
        <div className="min-w-0 border-border p-4 max-lg:border-b sm:p-5 lg:border-r">
          <Sent conflict={conflict} />
        </div>
        <div className="min-w-0 p-4 sm:p-5">
          <Candidates slug={slug} conflict={conflict} />
        </div>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-border border-t px-4 py-3.5 sm:px-5">
        {conflict.state === "open" ? (
          <KeepApart slug={slug} conflict={conflict} />
        ) : (
          <Decided slug={slug} conflict={conflict} />
        )}
      </div>
    </section>
  );
}

function Sent({ conflict }: { readonly conflict: ConflictDto }) {
  const t = useTranslations("conflicts");
  const common = useTranslations("common");
  const { sent } = conflict;
  const rows = [
    { key: common("name"), value: sent.displayName },
    { key: t("candidate.userName"), value: sent.userName },
    { key: t("candidate.email"), value: sent.email },
    { key: t("candidate.objectId"), value: sent.externalId },
  ];
  return (
    <>
      <h3 className="font-semibold">{t("sent")}</h3>
      <KeyValueList
        items={rows.map(({ key, value }) => ({
          key,
          value: <bdi className="[overflow-wrap:anywhere]">{value ?? common("none")}</bdi>,
        }))}
      />
      <p className="mt-1 text-muted text-xs">
        {t.rich("sentTimes", {
          connector: conflict.connectorName,
          times: conflict.times,
          bdi: (words) => <bdi>{words}</bdi>,
          time: timeOf(conflict.lastSeenAt),
        })}
      </p>
    </>
  );
}

function Candidates({ slug, conflict }: ConflictCardProps) {
  const t = useTranslations("conflicts");
  const { link, busy } = useDecision(slug, conflict);
  const open = conflict.state === "open";
  return (
    <>
      <h3 className="font-semibold">{t(open ? "isSame" : "whoCouldHaveBeen")}</h3>
      <ul className="mt-2 flex flex-col gap-5">
        {conflict.candidates.map((candidate) => (
          <li key={candidate.id}>
            <CandidateFacts slug={slug} candidate={candidate} />
            {open && !candidate.gone && (
              <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
                <Button
                  busy={busy}
                  onClick={() => link(candidate.id)}
                  aria-label={t("linkFor", { name: candidate.label })}
                >
                  {t("link")}
                </Button>
                <p className="min-w-0 flex-1 basis-52 text-muted text-xs">{linkEffect(t, conflict, candidate)}</p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function KeepApart({ slug, conflict }: ConflictCardProps) {
  const t = useTranslations("conflicts");
  const { apart, busy } = useDecision(slug, conflict);
  return (
    <>
      <p className="min-w-0 flex-1 basis-64 text-muted">{apartEffect(t, conflict)}</p>
      <Button busy={busy} onClick={apart} aria-label={t("apartFor", { name: nameSent(conflict) })}>
        {t("apart")}
      </Button>
    </>
  );
}

function Decided({ slug, conflict }: ConflictCardProps) {
  const t = useTranslations("conflicts");
  const common = useTranslations("common");
  const { undo, busy } = useDecision(slug, conflict);
  const now = useNow();
  return (
    <>
      <p className="min-w-0 flex-1 basis-64">
        {outcomeOf(t, conflict)}{" "}
        {conflict.decidedAt && (
          <span className="text-muted">
            {t.rich("decidedBy", {
              name: conflict.decidedBy ?? "",
              bdi: (words) => <bdi>{words}</bdi>,
              time: timeOf(conflict.decidedAt),
            })}
          </span>
        )}
      </p>
      {canUndo(conflict, now) ? (
        <Button busy={busy} onClick={undo} aria-label={t("undoFor", { name: nameSent(conflict) })}>
          {common("undo")}
        </Button>
      ) : (
        <p className="text-muted text-xs">{t("undoable")}</p>
      )}
    </>
  );
}
