import type { ReactNode } from "react";
import { entra } from "@/components/connectors/entra-labels";
import { Card } from "@/components/ui/card";

/** What to click in Entra, in Entra's own words and order. */
export function EntraSteps({ tokenAction }: { readonly tokenAction: ReactNode }) {
  return (
    <Card title="In Entra">
      <ol className="flex list-decimal flex-col gap-2.5 pl-5 marker:text-muted marker:tabular-nums">
        <li>
          Open your app &gt; <b>{entra.provisioning}</b>
        </li>
        <li>
          <b>{entra.connect}</b> (or <b>{entra.newConfiguration}</b>)
        </li>
        <li>
          <b>{entra.method}</b> <b>{entra.bearer}</b>
        </li>
        <li>
          <b>{entra.tenantUrl}</b>: copy it from the top of this page
        </li>
        <li>
          <b>{entra.secretToken}</b>: {tokenAction}
        </li>
        <li>
          <b>{entra.testConnection}</b>, then <b>{entra.create}</b>
        </li>
        <li>
          Switch provisioning on here, then <b>{entra.startProvisioning}</b> there
        </li>
      </ol>
    </Card>
  );
}
