import { useTranslations } from "next-intl";
import { endpointsOf } from "@/components/credentials/endpoints";
import { useDesk } from "@/components/credentials/use-desk";
import type { CreatedCredential } from "@/lib/credentials/schemas";

interface SecretLine {
  readonly label: string;
  readonly value: string;
  readonly secret?: true;
}

/** What is copied beside the secret and the secret itself, under Entra's labels and in Entra's order. */
export function useSecretLines(made: CreatedCredential): SecretLine[] {
  const t = useTranslations("credentials.secret");
  const entra = useTranslations("entraLabels.entra");
  const { holder, origin } = useDesk();
  if (holder.kind !== "connector") return [{ label: t("token"), value: made.secret, secret: true }];
  const { tenantUrl, tokenEndpoint, clientId } = endpointsOf(origin, holder.id);
  const tenant = { label: entra("tenantUrl"), value: tenantUrl };
  if (made.kind === "client_secret") {
    return [
      tenant,
      { label: entra("tokenEndpoint"), value: tokenEndpoint },
      { label: entra("clientId"), value: clientId },
      { label: entra("clientSecret"), value: made.secret, secret: true },
    ];
  }
  if (made.kind === "basic") {
    return [
      tenant,
      { label: t("userName"), value: made.userName ?? "" },
      { label: t("password"), value: made.secret, secret: true },
    ];
  }
  return [tenant, { label: entra("secretToken"), value: made.secret, secret: true }];
}
