import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { ToolkitCallout } from "@/components/billing/toolkit-callout";
import { ConnectorsList } from "@/components/connectors/connectors-list";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { getCtx } from "@/lib/auth/session";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { connectorQueries } from "@/lib/connectors/queries";
import { getBilling } from "@/lib/organizations/get-billing";
import { billingQueries } from "@/lib/organizations/queries";
import { readOrLeave } from "../../read";

export const metadata: Metadata = { title: "Integrations" };

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
        <PageHeader {...pageHeads.integrations} />
        <ToolkitCallout slug={slug} />
        <ConnectorsList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
