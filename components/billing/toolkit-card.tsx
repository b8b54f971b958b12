"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useViewer } from "@/components/layout/viewer-provider";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { connectorQueries } from "@/lib/connectors/queries";
import { billingMutations, billingQueries } from "@/lib/organizations/queries";
import type { Billing } from "@/lib/organizations/schemas";
import { overviewQueries } from "@/lib/overview/queries";
import { cn } from "@/lib/utils/cn";

const unlocks = ["connectors", "mapping", "guard"] as const;

interface ToolkitCardProps {
  readonly slug: string;
  readonly billing: Billing;
}

/** What the entitlement unlocks, and its switch. Switching it off asks for the organization's name while connectors would stop. */
export function ToolkitCard({ slug, billing }: ToolkitCardProps) {
  const t = useTranslations("billing");
  const [asking, setAsking] = useState(false);
  const { organization } = useViewer();
  const toolkit = useToolkitSwitch(slug);
  const { connectors } = billing;
  const change = (on: boolean) => (!on && connectors > 0 ? setAsking(true) : toolkit.mutate({ toolkit: on }));
  const shown = toolkit.isPending ? toolkit.variables.toolkit : billing.toolkit.on;
  return (
    <Card
      title={t("toolkit.title")}
      action={
        billing.toolkit.managedBy === "admins" ? (
          <Switch id="toolkit" label={t("toolkit.enabled")} checked={shown} onChange={change} />
        ) : (
          <p className="font-medium">{t(billing.toolkit.on ? "toolkit.enabled" : "toolkit.notEnabled")}</p>
        )
      }
    >
      <ul className="flex flex-col gap-2">
        {unlocks.map((name) => (
          <li key={name} className="flex gap-2.5">
            <Check
              aria-hidden
              className={cn("mt-0.5 size-4 shrink-0", billing.toolkit.on ? "text-success" : "text-muted")}
            />
            {t(`toolkit.unlocks.${name}`)}
          </li>
        ))}
      </ul>
      <Effect billing={billing} />
      <ConfirmByName
        open={asking}
        onOpenChange={setAsking}
        title={t("off.title")}
        name={organization.name}
        act={t("off.act")}
        confirm={t("off.confirm")}
        busyText={t("off.busy")}
        cancel={t("off.keep")}
        onConfirm={() => toolkit.mutateAsync({ toolkit: false })}
      >
        <p>{t("off.effect", { count: connectors })}</p>
        <p>{t("off.people")}</p>
      </ConfirmByName>
    </Card>
  );
}

/** Who decides, and what that means for the connectors. */
function Effect({ billing: { toolkit, connectors } }: Pick<ToolkitCardProps, "billing">) {
  const t = useTranslations("billing.toolkit");
  return (
    <div className="mt-4 flex flex-col gap-2">
      {!toolkit.on && connectors > 0 ? (
        <Callout kind="danger">{t("stopped", { count: connectors })}</Callout>
      ) : (
        <p className="text-muted">{toolkit.on ? t("used", { count: connectors }) : t("without")}</p>
      )}
      {toolkit.managedBy === "operator" && <p className="text-muted">{t("managed")}</p>}
    </div>
  );
}

function useToolkitSwitch(slug: string) {
  const queryClient = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: billingMutations.setToolkit(slug),
    onSuccess: (saved) => queryClient.setQueryData(billingQueries.get(slug).queryKey, saved),
    onError: (error) => toast("error", error.message),
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: billingQueries.get(slug).queryKey });
      await queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) });
      await queryClient.invalidateQueries({ queryKey: overviewQueries.all(slug) });
    },
  });
}
