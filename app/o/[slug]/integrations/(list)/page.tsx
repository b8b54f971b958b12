import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ToolkitCallout } from "@/components/billing/toolkit-callout";
import { ConnectorsList } from "@/components/connectors/connectors-list";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { connectorQueries } from "@/lib/connectors/queries";
import { getBilling } from "@/lib/organizations/get-billing";
import { billingQueries } from "@/lib/organizations/queries";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("integrations");

interface IntegrationsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function IntegrationsRoute({ params }: IntegrationsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...connectorQueries.list(slug), queryFn: () => listConnectors(ctx) }),
  );
  await queryClient.prefetchQuery({ ...billingQueries.get(slug), queryFn: () => getBilling(ctx) });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <SectionHeader page="integrations" />
        <ToolkitCallout slug={slug} />
        <ConnectorsList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
