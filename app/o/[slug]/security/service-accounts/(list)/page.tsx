import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { NewServiceAccount } from "@/components/service-accounts/new-service-account";
import { ServiceAccountsList } from "@/components/service-accounts/service-accounts-list";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listServiceAccounts } from "@/lib/service-accounts/list-service-accounts";
import { serviceAccountQueries } from "@/lib/service-accounts/queries";
import { readOrLeave } from "../../../read";

export const generateMetadata = titled("serviceAccounts");

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
        <SectionHeader page="serviceAccounts" actions={<NewServiceAccount slug={slug} />} />
        <ServiceAccountsList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
