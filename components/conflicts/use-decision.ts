"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { nameSent, outcomeOf } from "@/components/conflicts/conflict-words";
import { useToast } from "@/components/ui/toast";
import { conflictMutations, conflictQueries } from "@/lib/conflicts/queries";
import type { ConflictDto } from "@/lib/conflicts/schemas";
import { overviewQueries } from "@/lib/overview/queries";
import { userQueries } from "@/lib/users/queries";

interface Decision {
  readonly link: (candidateId: string) => void;
  readonly apart: () => void;
  readonly undo: () => void;
  readonly busy: boolean;
}

/** The decisions about one conflict; each tells what it did and offers to take it back. */
export function useDecision(slug: string, conflict: ConflictDto): Decision {
  const t = useTranslations("conflicts");
  const queryClient = useQueryClient();
  const toast = useToast();
  const outcome = {
    onError: (error: Error) => toast("error", error.message),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: conflictQueries.all(slug) }),
        queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
        queryClient.invalidateQueries({ queryKey: overviewQueries.all(slug) }),
      ]),
  };
  const undoing = useMutation({
    mutationFn: conflictMutations.undo(slug),
    onSuccess: () => toast("done", t("isOpenAgain", { name: nameSent(conflict) })),
    ...outcome,
  });
  const undo = () => undoing.mutate(conflict.id);
  const deciding = useMutation({
    mutationFn: conflictMutations.decide(slug),
    onSuccess: (decided) => toast("done", outcomeOf(t, decided), { label: t("undo"), onUndo: undo }),
    ...outcome,
  });
  return {
    link: (candidateId) => deciding.mutate({ id: conflict.id, decision: "link", candidateId }),
    apart: () => deciding.mutate({ id: conflict.id, decision: "apart" }),
    undo,
    busy: deciding.isPending || undoing.isPending,
  };
}
