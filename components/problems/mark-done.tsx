"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { problemMutations, problemQueries } from "@/lib/problems/queries";

interface MarkDoneProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly causeCode: string;
}

/** Puts a problem away until a later request has its cause. */
export function MarkDone({ slug, connectorId, causeCode }: MarkDoneProps) {
  const t = useTranslations("problems");
  const common = useTranslations("common");
  const mayWrite = useMay("connector:update");
  const queryClient = useQueryClient();
  const toast = useToast();
  const { queryKey } = problemQueries.list(slug, connectorId);
  const mark = useMutation({
    mutationFn: problemMutations.mark(slug, connectorId),
    onSuccess: (problems, { done }) => {
      queryClient.setQueryData(queryKey, problems);
      if (done) {
        toast("done", t("done"), { label: common("undo"), onUndo: takeBack });
      }
    },
    onError: (error) => toast("error", error.message),
  });

  /** Not by the mutation: this card is gone by then. */
  function takeBack(): void {
    problemMutations
      .mark(
        slug,
        connectorId,
      )({ causeCode, done: false })
      .then((problems) => queryClient.setQueryData(queryKey, problems))
      .catch((error: Error) => toast("error", error.message));
  }

  if (!mayWrite) return null;
  return (
    <Button variant="ghost" busy={mark.isPending} onClick={() => mark.mutate({ causeCode, done: true })}>
      {t("markDone")}
    </Button>
  );
}
