"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { sessionMutations, sessionQueries } from "@/lib/sessions/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface EndSessionsOfProps {
  readonly slug: string;
  readonly user: UserDetail;
  readonly count: number;
}

/** Signs a person out everywhere; asks, because whatever they have open is lost. */
export function EndSessionsOf({ slug, user, count }: EndSessionsOfProps) {
  const t = useTranslations("sessions");
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const name = user.displayName ?? user.userName;
  const mutation = useMutation({
    mutationFn: sessionMutations.endAllOf(slug, user.id),
    onSuccess: () => toast("done", t("endAll.done", { name })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return (
    <>
      <Button busy={mutation.isPending} onClick={() => setAsking(true)}>
        {t("endAll.confirm")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("endAll.title", { name })}
        confirm={t("endAll.confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => mutation.mutate()}
      >
        {t("endAll.text", { count, name })}
      </AlertDialog>
    </>
  );
}
