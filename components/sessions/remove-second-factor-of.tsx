"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { secondFactorMutations } from "@/lib/second-factor/queries";
import { sessionQueries } from "@/lib/sessions/queries";
import type { UserDetail } from "@/lib/users/schemas";

/** For somebody who lost their phone and their recovery codes; asks, because a password alone opens then. */
export function RemoveSecondFactorOf({ slug, user }: { readonly slug: string; readonly user: UserDetail }) {
  const t = useTranslations("sessions.removeFactor");
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const name = user.displayName ?? user.userName;
  const mutation = useMutation({
    mutationFn: secondFactorMutations.removeOf(slug, user.id),
    onSuccess: () => toast("done", t("done", { name })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return (
    <>
      <Button busy={mutation.isPending} onClick={() => setAsking(true)}>
        {t("confirm")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title", { name })}
        confirm={t("confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => mutation.mutate()}
      >
        {t("text", { name })}
      </AlertDialog>
    </>
  );
}
