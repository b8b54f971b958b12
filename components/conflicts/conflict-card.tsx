"use client";

import { CandidateFacts } from "@/components/conflicts/candidate-facts";
import { apartEffect, canUndo, linkEffect, nameSent, outcomeOf, reasons } from "@/components/conflicts/conflict-words";
import { useDecision } from "@/components/conflicts/use-decision";
import { Button } from "@/components/ui/button";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Time, useNow } from "@/components/ui/time";
import type { ConflictDto } from "@/lib/conflicts/schemas";

interface ConflictCardProps {
  readonly slug: string;
  readonly conflict: ConflictDto;
}

/** One question: is Entra's person, left, the same as somebody who is here, right? */
export function ConflictCard({ slug, conflict }: ConflictCardProps) {
  const titleId = `conflict-${conflict.id}`;
  return (
    <section aria-labelledby={titleId} className="rounded-card border border-border bg-surface">
      <div className="border-border border-b px-4 py-3.5 sm:px-5">
        <h2 id={titleId} className="font-semibold text-lg">
          <bdi>{nameSent(conflict)}</bdi>
        </h2>
        <p className="text-muted">{reasons[conflict.kind]}</p>
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
  const { sent } = conflict;
  const rows = [
    { key: "Name", value: sent.displayName },
    { key: "User name", value: sent.userName },
    { key: "E-mail", value: sent.email },
    { key: "Object id", value: sent.externalId },
  ];
  return (
    <>
      <h3 className="font-semibold">What Entra sent</h3>
      <KeyValueList
        items={rows.map(({ key, value }) => ({
          key,
          value: <bdi className="[overflow-wrap:anywhere]">{value ?? "none"}</bdi>,
        }))}
      />
      <p className="mt-1 text-muted text-xs">
        <bdi>{conflict.connectorName}</bdi> sent it {conflict.times === 1 ? "once" : `${conflict.times} times`}, last{" "}
        <Time at={conflict.lastSeenAt} />
      </p>
    </>
  );
}

function Candidates({ slug, conflict }: ConflictCardProps) {
  const { link, busy } = useDecision(slug, conflict);
  const open = conflict.state === "open";
  return (
    <>
      <h3 className="font-semibold">{open ? "Is this the same person?" : "Who it could have been"}</h3>
      <ul className="mt-2 flex flex-col gap-5">
        {conflict.candidates.map((candidate) => (
          <li key={candidate.id}>
            <CandidateFacts slug={slug} candidate={candidate} />
            {open && !candidate.gone && (
              <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
                <Button
                  busy={busy}
                  onClick={() => link(candidate.id)}
                  aria-label={`Link to this one, ${candidate.label}`}
                >
                  Link to this one
                </Button>
                <p className="min-w-0 flex-1 basis-52 text-muted text-xs">{linkEffect(conflict, candidate)}</p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function KeepApart({ slug, conflict }: ConflictCardProps) {
  const { apart, busy } = useDecision(slug, conflict);
  return (
    <>
      <p className="min-w-0 flex-1 basis-64 text-muted">{apartEffect(conflict)}</p>
      <Button busy={busy} onClick={apart} aria-label={`Keep ${nameSent(conflict)} apart`}>
        Keep apart
      </Button>
    </>
  );
}

function Decided({ slug, conflict }: ConflictCardProps) {
  const { undo, busy } = useDecision(slug, conflict);
  const now = useNow();
  return (
    <>
      <p className="min-w-0 flex-1 basis-64">
        {outcomeOf(conflict)}{" "}
        {conflict.decidedAt && (
          <span className="text-muted">
            <bdi>{conflict.decidedBy}</bdi> decided it <Time at={conflict.decidedAt} />.
          </span>
        )}
      </p>
      {canUndo(conflict, now) ? (
        <Button busy={busy} onClick={undo} aria-label={`Undo the decision about ${nameSent(conflict)}`}>
          Undo
        </Button>
      ) : (
        <p className="text-muted text-xs">A decision can be undone for 30 days.</p>
      )}
    </>
  );
}
