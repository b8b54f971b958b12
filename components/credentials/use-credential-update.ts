"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDesk } from "@/components/credentials/use-desk";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { useToast } from "@/components/ui/toast";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";

/** Disables a credential and makes it active again; acts at once, because it can be undone. */
export function useCredentialUpdate() {
  const t = useTranslations("credentials");
  const { slug, holder } = useDesk();
  const queryClient = useQueryClient();
  const toast = useToast();
  const say = useUndoToast();
  return useMutation({
    mutationFn: credentialMutations.update(slug, holder),
    onSuccess: ({ name }, { id, active }) =>
      active === undefined ||
      say({
        text: t(active ? "enabled" : "disabled", { name }),
        undo: () => credentialMutations.update(slug, holder)({ id, active: !active }),
        keys: [credentialQueries.all(slug)],
      }),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
}
