import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { NewServiceAccount } from "@/components/service-accounts/new-service-account";
import { ServiceAccountsList } from "@/components/service-accounts/service-accounts-list";
import { getCtx } from "@/lib/auth/session";
import { listServiceAccounts } from "@/lib/service-accounts/list-service-accounts";
import { serviceAccountQueries } from "@/lib/service-accounts/queries";
import { readOrLeave } from "../../../read";

export const metadata: Metadata = { title: "Service accounts" };

interface ServiceAccountsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function ServiceAccountsRoute({ params }: ServiceAccountsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...serviceAccountQueries.list(slug), queryFn: () => listServiceAccounts(ctx) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <PageHeader {...pageHeads.serviceAccounts} actions={<NewServiceAccount slug={slug} />} />
        <ServiceAccountsList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
