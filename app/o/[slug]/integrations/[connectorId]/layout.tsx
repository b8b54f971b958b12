import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ConnectorHeader } from "@/components/connectors/connector-header";
import { Page } from "@/components/layout/page";
import { getCtx } from "@/lib/auth/session";
import { connectorQueries } from "@/lib/connectors/queries";
import { getBilling } from "@/lib/organizations/get-billing";
import { billingQueries } from "@/lib/organizations/queries";
import { titlesOf } from "../../titles";
import { readConnector } from "./read-connector";

interface ConnectorLayoutProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: ConnectorLayoutProps): Promise<Metadata> {
  const { slug, connectorId } = await params;
  return { title: await titlesOf(slug, (await readConnector(slug, connectorId)).name) };
}

export default async function ConnectorLayout({ params, children }: ConnectorLayoutProps) {
  const { slug, connectorId } = await params;
  const queryClient = new QueryClient();
  queryClient.setQueryData(connectorQueries.detail(slug, connectorId).queryKey, await readConnector(slug, connectorId));
  const ctx = await getCtx(slug);
  await queryClient.prefetchQuery({ ...billingQueries.get(slug), queryFn: () => getBilling(ctx) });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <ConnectorHeader slug={slug} connectorId={connectorId} />
        {children}
      </Page>
    </HydrationBoundary>
  );
}
