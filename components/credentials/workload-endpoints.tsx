"use client";

import { useTranslations } from "next-intl";
import { endpointsOf } from "@/components/credentials/endpoints";
import { useDesk } from "@/components/credentials/use-desk";
import { CopyField } from "@/components/ui/copy-field";

/** The three values that Entra asks for beside a workload identity. */
export function WorkloadEndpoints() {
  const entra = useTranslations("entraLabels.entra");
  const { holder, origin } = useDesk();
  if (holder.kind !== "connector") return null;
  const { tenantUrl, tokenEndpoint, clientId } = endpointsOf(origin, holder.id);
  return (
    <div className="flex flex-col gap-3">
      <CopyField stacked label={entra("clientId")} value={clientId} />
      <CopyField stacked label={entra("tokenEndpoint")} value={tokenEndpoint} />
      <CopyField stacked label={entra("applicationApiUrl")} value={tenantUrl} />
    </div>
  );
}
