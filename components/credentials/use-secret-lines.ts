import { entra } from "@/components/connectors/entra-labels";
import { endpointsOf } from "@/components/credentials/endpoints";
import type { Desk } from "@/components/credentials/use-desk";
import type { CreatedCredential } from "@/lib/credentials/schemas";

interface SecretLine {
  readonly label: string;
  readonly value: string;
  readonly secret?: true;
}

/** What is copied beside the secret and the secret itself, under Entra's labels and in Entra's order. */
export function secretLines(
  { holder, origin }: Pick<Desk, "holder" | "origin">,
  made: CreatedCredential,
): SecretLine[] {
  if (holder.kind !== "connector") return [{ label: "Token", value: made.secret, secret: true }];
  const { tenantUrl, tokenEndpoint, clientId } = endpointsOf(origin, holder.id);
  const tenant = { label: entra.tenantUrl, value: tenantUrl };
  if (made.kind === "client_secret") {
    return [
      tenant,
      { label: entra.tokenEndpoint, value: tokenEndpoint },
      { label: entra.clientId, value: clientId },
      { label: entra.clientSecret, value: made.secret, secret: true },
    ];
  }
  if (made.kind === "basic") {
    return [
      tenant,
      { label: "User name", value: made.userName ?? "" },
      { label: "Password", value: made.secret, secret: true },
    ];
  }
  return [tenant, { label: entra.secretToken, value: made.secret, secret: true }];
}
