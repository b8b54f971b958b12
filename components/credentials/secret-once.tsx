"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, LoaderCircle } from "lucide-react";
import { useState } from "react";
import { credentialWords, generatedTitle, overlapChoices } from "@/components/credentials/credential-words";
import { PasteWhere } from "@/components/credentials/paste-where";
import { SecretField } from "@/components/credentials/secret-field";
import { secretLines } from "@/components/credentials/secret-lines";
import { useDesk } from "@/components/credentials/use-desk";
import { liveMs } from "@/components/layout/live";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton, CopyField } from "@/components/ui/copy-field";
import { AlertDialog, Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import type { CreatedCredential, RotationOverlap } from "@/lib/credentials/schemas";
import { clockTime, shortDate } from "@/lib/utils/time";

interface SecretOnceProps {
  readonly made: CreatedCredential;
  /** When the one that it replaces ends; null when it replaces none. */
  readonly overlap: RotationOverlap | null;
  readonly onClosed: () => void;
}

/** For every kind of secret. Stays open beside Entra; closing before it was copied or used asks first. */
export function SecretOnce({ made, overlap, onClosed }: SecretOnceProps) {
  const desk = useDesk();
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const usedAt = useFirstUse(made.id);
  const discard = useDiscard(made);
  const markCopied = () => setCopied(true);
  const close = () => (copied || usedAt ? onClosed() : setAsking(true));
  const { noun, short, user } = credentialWords[made.kind];
  const lines = secretLines(desk, made);
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={generatedTitle(made)} wide>
      <div className="flex flex-col gap-4">
        <Callout kind="warning">Copy it now. Usher keeps only a fingerprint and cannot show it again.</Callout>
        {lines.map(({ label, value, secret }) =>
          secret ? (
            <SecretField key={label} label={label} secret={value} onCopied={markCopied} />
          ) : (
            <CopyField key={label} stacked label={label} value={value} />
          ),
        )}
        <PasteWhere made={made} origin={desk.origin} />
        {overlap && <p>{oldEnds(noun, overlap)}</p>}
        <FirstUse usedAt={usedAt} byEntra={user !== null} />
        <div className="flex flex-wrap items-center justify-between gap-3 border-border border-t pt-4">
          <p className="text-muted">{made.expiresAt ? `Ends ${shortDate(made.expiresAt)}` : "Never ends"} · Active</p>
          <div className="flex gap-2 max-sm:w-full max-sm:[&>button]:flex-1">
            {lines.length > 1 && (
              <CopyButton
                value={lines.map(({ label, value }) => `${label}: ${value}`).join("\n")}
                what={lines.map(({ label }) => label).join(", ")}
                text={lines.length === 2 ? "Copy both" : "Copy all"}
                onCopied={markCopied}
              />
            )}
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </div>
        </div>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Close without copying?"
        confirm={`Discard ${short}`}
        cancel="Keep open"
        dangerous
        onConfirm={() => {
          discard();
          onClosed();
        }}
      >
        The {noun} cannot be shown again.{overlap && ` ${oldEnds(noun, overlap)}`}
      </AlertDialog>
    </Dialog>
  );
}

function oldEnds(noun: string, overlap: RotationOverlap): string {
  if (overlap === "now") return `The old ${noun} has ended.`;
  return `The old ${noun} ends ${overlapChoices.find(({ value }) => value === overlap)?.label}.`;
}

interface FirstUseProps {
  readonly usedAt: string | null;
  readonly byEntra: boolean;
}

function FirstUse({ usedAt, byEntra }: FirstUseProps) {
  return (
    <p role="status" className="flex items-center gap-2">
      {usedAt ? (
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          <span>
            Used at <span className="tabular">{clockTime(usedAt)}</span>.
            {byEntra && (
              <>
                {" "}
                Now <b>Create</b> in Entra, or <b>Save</b> where a job runs already.
              </>
            )}
          </span>
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-muted [animation-duration:2s]" />
          <span className="text-muted">Waiting for its first use…</span>
        </>
      )}
    </p>
  );
}

function useFirstUse(id: string): string | null {
  const { slug, holder } = useDesk();
  const { data } = useQuery({ ...credentialQueries.list(slug, holder), refetchInterval: liveMs });
  return data?.find((one) => one.id === id)?.lastUsedAt ?? null;
}

/** A secret that nobody holds is of no use to anyone, so it ends. */
function useDiscard({ id, kind }: CreatedCredential): () => void {
  const { slug, holder } = useDesk();
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: credentialMutations.revoke(slug, holder),
    onSuccess: () => toast("done", `The ${credentialWords[kind].noun} was discarded.`),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
  return () => mutation.mutate(id);
}
