"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
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

interface HoldActionsProps {
  readonly slug: string;
  readonly hold: HoldDto;
  /** The people who are ticked; nobody means everybody who waits. */
  readonly chosen: readonly string[];
  readonly onDecided: (decision: HoldDecision) => void;
}

/** The decisions about a hold. Ended, there is nothing to decide. */
export function HoldActions({ slug, hold, chosen, onDecided }: HoldActionsProps) {
  const t = useTranslations("guard.actions");
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
    onSuccess: () => toast("done", t("worksAgain", { name: hold.connectorName })),
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });
  if (hold.state === "released" || hold.state === "resumed") return null;
  const letWords = isEverybody(hold, chosen)
    ? t("letAll", { count: hold.waiting })
    : t("letSome", { chosen: chosen.length, waiting: hold.waiting });
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-2 border-border border-t bg-canvas px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] max-sm:flex-col max-sm:items-stretch sm:mx-0 sm:px-0">
      {hold.state === "held" ? (
        <Button variant="primary" busy={reject.isPending} onClick={() => setKeeping(true)}>
          {t(reject.isPending ? "keeping" : "keep")}
        </Button>
      ) : (
        <Button variant="primary" busy={resume.isPending} onClick={() => resume.mutate()}>
          {t(resume.isPending ? "resuming" : "resume")}
        </Button>
      )}
      {hold.waiting > 0 && <Button onClick={() => setLetting(true)}>{letWords}</Button>}
      <AlertDialog
        open={keeping}
        onOpenChange={setKeeping}
        title={t("keepTitle")}
        confirm={t("keep")}
        cancel={t("later")}
        onConfirm={() => reject.mutate()}
      >
        {t("keepEffect", { waiting: hold.waiting, done: hold.done })}
      </AlertDialog>
      <LetLose slug={slug} hold={hold} chosen={chosen} open={letting} onOpenChange={setLetting} onDecided={onDecided} />
    </div>
  );
}

function isEverybody({ waiting }: HoldDto, chosen: readonly string[]): boolean {
  return chosen.length === 0 || chosen.length === waiting;
}

interface LetLoseProps extends HoldActionsProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Asks for the number. What is let go is what was typed, even if Entra asks for more people meanwhile. */
function LetLose({ slug, hold, chosen, open, onOpenChange, onDecided }: LetLoseProps) {
  const t = useTranslations("guard.actions");
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
      title={
        isEverybody(hold, chosen)
          ? t("letAllTitle", { count: hold.waiting })
          : t("letSomeTitle", { chosen: chosen.length, waiting: hold.waiting })
      }
      name={String(people)}
      mismatch={t("mismatch", { number: String(people) })}
      act={t("act", { count: people })}
      confirm={t("confirm")}
      busyText={t("taking")}
      cancel={t("keepThem")}
      onConfirm={release}
    >
      <p>
        {t("sessionsEnd")} {people < hold.waiting ? t("stays", { count: hold.waiting - people }) : t("ends")}
      </p>
      <p>{t("policy")}</p>
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
