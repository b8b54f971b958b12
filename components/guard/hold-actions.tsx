"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { connectorQueries } from "@/lib/connectors/queries";
import { guardMutations, guardQueries } from "@/lib/guard/queries";
import type { HoldDecision, HoldDto } from "@/lib/guard/schemas";
import { overviewQueries } from "@/lib/overview/queries";
import { userQueries } from "@/lib/users/queries";
import { countOf, formatNumber } from "@/lib/utils/format";

interface HoldActionsProps {
  readonly slug: string;
  readonly hold: HoldDto;
  /** The people who are ticked; nobody means everybody who waits. */
  readonly chosen: readonly string[];
  readonly onDecided: (decision: HoldDecision) => void;
}

/** The decisions about a hold. Ended, there is nothing to decide. */
export function HoldActions({ slug, hold, chosen, onDecided }: HoldActionsProps) {
  const refresh = useRefresh(slug);
  const [keeping, setKeeping] = useState(false);
  const [letting, setLetting] = useState(false);
  const toast = useToast();
  const reject = useMutation({
    mutationFn: guardMutations.reject(slug, hold.id),
    onSuccess: onDecided,
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });
  const resume = useMutation({
    mutationFn: guardMutations.resume(slug, hold.id),
    onSuccess: () => toast("done", `${hold.connectorName} works again.`),
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });
  if (hold.state === "released" || hold.state === "resumed") return null;
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-2 border-border border-t bg-canvas px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:flex-col max-sm:items-stretch sm:mx-0 sm:px-0">
      {hold.state === "held" ? (
        <Button variant="primary" busy={reject.isPending} onClick={() => setKeeping(true)}>
          {reject.isPending ? "Keeping…" : "Keep everyone active"}
        </Button>
      ) : (
        <Button variant="primary" busy={resume.isPending} onClick={() => resume.mutate()}>
          {resume.isPending ? "Resuming…" : "Resume provisioning"}
        </Button>
      )}
      {hold.waiting > 0 && <Button onClick={() => setLetting(true)}>{letWords(hold, chosen)}…</Button>}
      <AlertDialog
        open={keeping}
        onOpenChange={setKeeping}
        title="Keep everyone active?"
        confirm="Keep everyone active"
        cancel="Decide later"
        onConfirm={() => reject.mutate()}
      >
        {keepEffect(hold)}
      </AlertDialog>
      <LetLose slug={slug} hold={hold} chosen={chosen} open={letting} onOpenChange={setLetting} onDecided={onDecided} />
    </div>
  );
}

function letWords({ waiting }: HoldDto, chosen: readonly string[]): string {
  if (chosen.length === 0 || chosen.length === waiting) {
    return `Let ${countOf(waiting, "person", "people")} lose access`;
  }
  return `Let ${formatNumber(chosen.length)} of ${formatNumber(waiting)} lose access`;
}

function keepEffect({ waiting, done }: HoldDto): string {
  const stay = waiting === 1 ? "The one who waits stays active" : `The ${formatNumber(waiting)} stay active`;
  const again = done === 0 ? "" : `, the ${formatNumber(done)} ${done === 1 ? "is" : "are"} activated again`;
  return `${stay}${again}. The connector stays held, because Entra will ask again: undo the cause there (assignment, scope), then resume provisioning here.`;
}

interface LetLoseProps extends HoldActionsProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Asks for the number. What is let go is what was typed, even if Entra asks for more people meanwhile. */
function LetLose({ slug, hold, chosen, open, onOpenChange, onDecided }: LetLoseProps) {
  const refresh = useRefresh(slug);
  const everybody = chosen.length === 0;
  const people = everybody ? hold.waiting : chosen.length;
  async function release(): Promise<void> {
    const input = everybody ? { waiting: people } : { userIds: [...chosen] };
    try {
      onDecided(await guardMutations.release(slug, hold.id)(input));
    } finally {
      await refresh();
    }
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onOpenChange}
      title={`${letWords(hold, chosen)}?`}
      name={String(people)}
      mismatch={`This is not the number. Type ${people}, or keep them active.`}
      act={`take access from ${countOf(people, "person", "people")}`}
      confirm="Let them lose access"
      busyText="Taking access…"
      cancel="Keep them active"
      onConfirm={release}
    >
      <p>
        Their sessions end now.{" "}
        {people < hold.waiting
          ? `${formatNumber(hold.waiting - people)} more keep waiting, and the connector stays held.`
          : "The connector works again afterwards."}
      </p>
      <p>Whoever Entra deactivates can be activated again by hand; whoever it deletes follows the delete policy.</p>
    </ConfirmByName>
  );
}

function useRefresh(slug: string): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [guardQueries.all(slug), connectorQueries.all(slug), userQueries.all(slug), overviewQueries.all(slug)].map(
        (queryKey) => queryClient.invalidateQueries({ queryKey }),
      ),
    );
}
