import { useTranslations } from "next-intl";
import { endpointsOf } from "@/components/credentials/endpoints";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Disclosure } from "@/components/ui/disclosure";
import type { ConnectorDto } from "@/lib/connectors/schemas";

/** What of the connector is entered in Entra, besides the Tenant URL in the header and the secrets (K3). */
export function ConnectorValues({ connector }: { readonly connector: ConnectorDto }) {
  const t = useTranslations("connectors.values");
  const labels = useTranslations("entraLabels");
  const { origin } = new URL(connector.tenantUrl);
  const { tokenEndpoint, clientId } = endpointsOf(origin, connector.id);
  const values = [
    [labels("entra.tokenEndpoint"), tokenEndpoint],
    [labels("entra.clientId"), clientId],
    [labels("app.redirectUri"), `${origin}/api/auth/callback/${connector.id}`],
    [labels("app.logoutUrl"), `${origin}/sso/${connector.id}/logout`],
    [t("initiateLogin"), `${origin}/sso/${connector.id}`],
  ] as const;
  return (
    <Card>
      <Disclosure summary={t("title")}>
        <div className="flex max-w-3xl flex-col gap-3">
          {values.map(([label, value]) => (
            <CopyField stacked key={label} label={label} value={value} />
          ))}
        </div>
      </Disclosure>
    </Card>
  );
}
