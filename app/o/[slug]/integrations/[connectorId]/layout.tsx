import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cache, type ReactNode } from "react";
import { ConnectorHeader } from "@/components/connectors/connector-header";
import { Page } from "@/components/layout/page";
import { getCtx } from "@/lib/auth/session";
import { getConnector } from "@/lib/connectors/get-connector";
import { connectorQueries } from "@/lib/connectors/queries";
import { getBilling } from "@/lib/organizations/get-billing";
import { billingQueries } from "@/lib/organizations/queries";
import { idOrLeave, readOrLeave } from "../../read";
import { titlesOf } from "../../titles";

interface ConnectorLayoutProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
  readonly children: ReactNode;
}

const readConnector = cache(async (slug: string, connectorId: string) => {
  const ctx = await getCtx(slug);
  return readOrLeave(() => getConnector(ctx, idOrLeave(connectorId)));
});

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
