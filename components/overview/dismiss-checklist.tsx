"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { overviewMutations, overviewQueries } from "@/lib/overview/queries";

/** Puts the checklist away for everybody in the organization. */
export function DismissChecklist({ slug }: { readonly slug: string }) {
  const t = useTranslations("overview.checklist");
  const common = useTranslations("common");
  const mayWrite = useMay("organization:update");
  const queryClient = useQueryClient();
  const toast = useToast();
  const refresh = () => queryClient.invalidateQueries({ queryKey: overviewQueries.all(slug) });
  const dismiss = useMutation({
    mutationFn: overviewMutations.setChecklist(slug),
    onSuccess: () => toast("done", t("dismissed"), { label: common("undo"), onUndo: takeBack }),
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });

  /** Not by the mutation: this button is gone by then. */
  function takeBack(): void {
    overviewMutations
      .setChecklist(slug)({ done: false })
      .catch((error: Error) => toast("error", error.message))
      .finally(() => void refresh());
  }

  if (!mayWrite) return null;
  return (
    <Button variant="ghost" busy={dismiss.isPending} onClick={() => dismiss.mutate({ done: true })}>
      {t("dismiss")}
    </Button>
  );
}
