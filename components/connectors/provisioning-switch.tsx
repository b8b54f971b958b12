"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useOpenByAddress } from "@/components/layout/use-open-by-address";
import { useMay } from "@/components/layout/viewer-provider";
import { AlertDialog } from "@/components/ui/dialog";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { connectorMutations, connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto } from "@/lib/connectors/schemas";

interface ProvisioningSwitchProps {
  readonly slug: string;
  readonly connector: ConnectorDto;
}

/** Acts at once; switching off asks, because Entra's changes then wait. */
export function ProvisioningSwitch({ slug, connector }: ProvisioningSwitchProps) {
  const t = useTranslations("connectors.switch");
  const [asking, setAsking] = useOpenByAddress("switch-off");
  const mayWrite = useMay("connector:update");
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: connectorMutations.update(slug, connector.id),
    onSuccess: (saved) => queryClient.setQueryData(connectorQueries.detail(slug, connector.id).queryKey, saved),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) }),
  });
  const shown = mutation.isPending ? mutation.variables.provisioningOn === true : connector.provisioningOn;
  if (!mayWrite) return <span>{t(connector.provisioningOn ? "isOn" : "isOff")}</span>;
  return (
    <>
      <Switch
        id={`provisioning-${connector.id}`}
        label={t("label")}
        checked={shown}
        onChange={(on) => (on ? mutation.mutate({ provisioningOn: true }) : setAsking(true))}
      />
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title")}
        confirm={t("confirm")}
        cancel={t("keep")}
        onConfirm={() => mutation.mutate({ provisioningOn: false })}
      >
        {t("text")}
      </AlertDialog>
    </>
  );
}
