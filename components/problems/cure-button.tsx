"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { CureLink } from "@/components/request-log/cure-link";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-field";
import { useToast } from "@/components/ui/toast";
import { connectorMutations, connectorQueries } from "@/lib/connectors/queries";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { Problem } from "@/lib/problems/schemas";

interface CureButtonProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly problem: Problem;
}

/** What cures a problem: here on the connector's page where it can be done here, else the way to its page. */
export function CureButton({ slug, connectorId, problem: { causeCode, cause } }: CureButtonProps) {
  const t = useTranslations("problems");
  const entra = useTranslations("entraLabels.entra");
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  if (connector && causeCode === "url_without_id")
    return <CopyButton value={connector.tenantUrl} what={entra("tenantUrl")} />;
  if (connector && causeCode === "provisioning_off") return <SwitchOn slug={slug} connector={connector} />;
  if (connector && causeCode === "guard_held") {
    return connector.holdId === null ? null : (
      <Button asChild>
        <Link href={`/o/${slug}/guard/${connector.holdId}`}>{t("reviewPeople")}</Link>
      </Button>
    );
  }
  return <CureLink slug={slug} connectorId={connectorId} causeCode={causeCode} cause={cause} />;
}

function SwitchOn({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  const t = useTranslations("problems");
  const mayWrite = useMay("connector:update");
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: connectorMutations.update(slug, connector.id),
    onSuccess: (saved) => queryClient.setQueryData(connectorQueries.detail(slug, connector.id).queryKey, saved),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) }),
  });
  if (connector.provisioningOn) return <p className="text-muted">{t("isOn")}</p>;
  if (!mayWrite) return null;
  return (
    <Button busy={mutation.isPending} onClick={() => mutation.mutate({ provisioningOn: true })}>
      {t("switchOn")}
    </Button>
  );
}
