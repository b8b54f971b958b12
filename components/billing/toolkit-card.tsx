"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
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
import { countOf } from "@/lib/utils/format";

const unlocks = [
  "Connectors: people and groups arrive from Microsoft Entra ID by SCIM",
  "Mapping, licence rule and access roles of what Entra sends",
  "The guard, which asks before many people lose access",
] as const;

interface ToolkitCardProps {
  readonly slug: string;
  readonly billing: Billing;
}

/** What the entitlement unlocks, and its switch. Switching it off asks for the organization's name while connectors would stop. */
export function ToolkitCard({ slug, billing }: ToolkitCardProps) {
  const [asking, setAsking] = useState(false);
  const { organization } = useViewer();
  const toolkit = useToolkitSwitch(slug);
  const { connectors } = billing;
  const change = (on: boolean) => (!on && connectors > 0 ? setAsking(true) : toolkit.mutate({ toolkit: on }));
  const shown = toolkit.isPending ? toolkit.variables.toolkit : billing.toolkit.on;
  return (
    <Card
      title="Enterprise Toolkit"
      action={
        billing.toolkit.managedBy === "admins" ? (
          <Switch id="toolkit" label="Enabled" checked={shown} onChange={change} />
        ) : (
          <p className="font-medium">{billing.toolkit.on ? "Enabled" : "Not enabled"}</p>
        )
      }
    >
      <ul className="flex flex-col gap-2">
        {unlocks.map((text) => (
          <li key={text} className="flex gap-2.5">
            <Check
              aria-hidden
              className={cn("mt-0.5 size-4 shrink-0", billing.toolkit.on ? "text-success" : "text-muted")}
            />
            {text}
          </li>
        ))}
      </ul>
      <Effect billing={billing} />
      <ConfirmByName
        open={asking}
        onOpenChange={setAsking}
        title="Switch Enterprise Toolkit off?"
        name={organization.name}
        act="switch it off"
        confirm="Switch off"
        busyText="Switching off…"
        cancel="Keep it on"
        onConfirm={() => toolkit.mutateAsync({ toolkit: false })}
      >
        <p>
          {countOf(connectors, "connector")} {connectors === 1 ? "stops" : "stop"}: SCIM answers 403, and Entra
          quarantines {connectors === 1 ? "it" : "them"}.
        </p>
        <p>Nobody loses access by this, and nothing is deleted. Switched on again, everything works as before.</p>
      </ConfirmByName>
    </Card>
  );
}

/** Who decides, and what that means for the connectors. */
function Effect({ billing: { toolkit, connectors } }: Pick<ToolkitCardProps, "billing">) {
  const effect = toolkit.on
    ? `${countOf(connectors, "connector")} ${connectors === 1 ? "uses" : "use"} it.`
    : "Without it no connector can be added.";
  return (
    <div className="mt-4 flex flex-col gap-2">
      {!toolkit.on && connectors > 0 ? (
        <Callout kind="danger">
          {countOf(connectors, "connector")} {connectors === 1 ? "is" : "are"} stopped: SCIM answers 403.
        </Callout>
      ) : (
        <p className="text-muted">{effect}</p>
      )}
      {toolkit.managedBy === "operator" && <p className="text-muted">Managed by your operator.</p>}
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
