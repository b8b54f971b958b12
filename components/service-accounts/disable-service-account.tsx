"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { timeOf } from "@/components/ui/time-tags";
import { useToast } from "@/components/ui/toast";
import { serviceAccountMutations, serviceAccountQueries } from "@/lib/service-accounts/queries";
import type { ServiceAccountDto } from "@/lib/service-accounts/schemas";

interface DisableServiceAccountProps {
  readonly slug: string;
  readonly account: ServiceAccountDto;
}

/** Enabling acts at once; disabling stops whatever uses the account, and so asks. */
export function DisableServiceAccount({ slug, account }: DisableServiceAccountProps) {
  const t = useTranslations("serviceAccounts.disable");
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const say = useUndoToast();
  const update = useMutation({
    mutationFn: serviceAccountMutations.update(slug, account.id),
    onSuccess: (_, { active }) =>
      say({
        text: t(active ? "enabled" : "disabled", { name: account.name }),
        undo: () => serviceAccountMutations.update(slug, account.id)({ active: !active }),
        keys: [serviceAccountQueries.all(slug)],
      }),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: serviceAccountQueries.all(slug) }),
  });
  return (
    <>
      <Button
        busy={update.isPending}
        onClick={() => (account.active ? setAsking(true) : update.mutate({ active: true }))}
      >
        {t(account.active ? "open" : "enable")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title", { name: account.name })}
        confirm={t("confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => update.mutate({ active: false })}
      >
        {account.lastUsedAt ? (
          <b className="font-semibold text-text">{t.rich("lastUse", { time: timeOf(account.lastUsedAt) })}</b>
        ) : (
          t("unused")
        )}{" "}
        {t("effect")}
      </AlertDialog>
    </>
  );
}
