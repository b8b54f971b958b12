"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { ToolkitCallout } from "@/components/billing/toolkit-callout";
import { ConnectorMenu } from "@/components/connectors/connector-menu";
import { ConnectorStatus } from "@/components/connectors/connector-status";
import { ProvisioningSwitch } from "@/components/connectors/provisioning-switch";
import { RenameConnector } from "@/components/connectors/rename-connector";
import { liveMs, liveState } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { CopyField } from "@/components/ui/copy-field";
import { LivePill } from "@/components/ui/live-pill";
import { TabLinks } from "@/components/ui/tab-links";
import { timeOf } from "@/components/ui/time-tags";
import { connectorQueries } from "@/lib/connectors/queries";

/** Name, state, last contact, the switch and the Tenant URL: on every tab, and live. */
export function ConnectorHeader({ slug, connectorId }: { readonly slug: string; readonly connectorId: string }) {
  const t = useTranslations("connectors");
  const entra = useTranslations("entraLabels.entra");
  const query = useQuery({ ...connectorQueries.detail(slug, connectorId), refetchInterval: liveMs });
  const mayWrite = useMay("connector:update");
  const pathname = usePathname();
  const connector = query.data;
  if (!connector) return <Unread query={query} />;
  const base = `/o/${slug}/integrations/${connectorId}`;
  return (
    <>
      <PageHeader
        title={connector.name}
        crumbs={[{ label: t("header.crumb"), href: `/o/${slug}/integrations` }]}
        badge={
          <span className="flex items-center gap-1">
            <ConnectorStatus state={connector.state} />
            {mayWrite && <RenameConnector slug={slug} connector={connector} />}
          </span>
        }
        lead={
          <p>
            {connector.lastContactAt
              ? t.rich("lastContactAt", { time: timeOf(connector.lastContactAt) })
              : t("notCalled")}
          </p>
        }
        actions={
          <>
            <LivePill state={liveState(query)} />
            <ProvisioningSwitch slug={slug} connector={connector} />
            <ConnectorMenu slug={slug} connector={connector} />
          </>
        }
      />
      <ToolkitCallout slug={slug} />
      <CopyField label={entra("tenantUrl")} value={connector.tenantUrl} />
      <TabLinks
        label={t("header.tabs")}
        tabs={[
          ...(connector.setupDoneAt === null
            ? [{ href: `${base}/setup`, label: t("header.setup"), current: pathname.startsWith(`${base}/setup`) }]
            : []),
          { href: base, label: t("header.overview") },
          { href: `${base}/credentials`, label: t("header.credentials") },
          { href: `${base}/mapping`, label: t("header.mapping") },
          { href: `${base}/sign-in`, label: t("header.signIn") },
          { href: `${base}/settings`, label: t("header.settings") },
        ]}
      />
    </>
  );
}
