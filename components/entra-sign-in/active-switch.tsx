"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { connectorSignInMutations, connectorSignInQueries } from "@/lib/entra-sign-in/queries";
import type { ConnectorSignInDto, SignInPageDto } from "@/lib/entra-sign-in/schemas";

interface ActiveSwitchProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly settings: ConnectorSignInDto;
}

/** Acts at once; switching off asks, because people may have no other way in. */
export function ActiveSwitch({ slug, connectorId, settings }: ActiveSwitchProps) {
  const t = useTranslations("entraSignIn.active");
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const { queryKey } = connectorSignInQueries.get(slug, connectorId);
  const mutation = useMutation({
    mutationFn: connectorSignInMutations.save(slug, connectorId),
    onSuccess: (saved) => {
      queryClient.setQueryData<SignInPageDto>(queryKey, (page) => page && { ...page, settings: saved });
      toast("done", t(saved.active ? "switchedOn" : "switchedOff"));
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  const { authority, clientId, version } = settings;
  const set = (active: boolean) => mutation.mutate({ entraTenant: authority, clientId, version, active });
  return (
    <>
      <Switch
        id="sign-in-active"
        label={t("label")}
        checked={mutation.isPending ? (mutation.variables.active ?? settings.active) : settings.active}
        disabled={mutation.isPending}
        onChange={(active) => (active ? set(true) : setAsking(true))}
      />
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("offTitle")}
        confirm={t("off")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => set(false)}
      >
        {t("effect")}
      </AlertDialog>
    </>
  );
}
