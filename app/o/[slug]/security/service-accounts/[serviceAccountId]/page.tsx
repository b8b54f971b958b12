import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cache } from "react";
import { Page } from "@/components/layout/page";
import { ServiceAccountPage } from "@/components/service-accounts/service-account-page";
import { getCtx } from "@/lib/auth/session";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { credentialQueries } from "@/lib/credentials/queries";
import { env } from "@/lib/env";
import { getServiceAccount } from "@/lib/service-accounts/get-service-account";
import { serviceAccountQueries } from "@/lib/service-accounts/queries";
import { idOrLeave, readOrLeave } from "../../../read";

interface ServiceAccountRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly serviceAccountId: string }>;
}

/** One look-up for the title and the page. */
const readAccount = cache(async (slug: string, id: string) => {
  const ctx = await getCtx(slug);
  return readOrLeave(() => getServiceAccount(ctx, idOrLeave(id)));
});

export async function generateMetadata({ params }: ServiceAccountRouteProps): Promise<Metadata> {
  const { slug, serviceAccountId } = await params;
  return { title: (await readAccount(slug, serviceAccountId)).name };
}

export default async function ServiceAccountRoute({ params }: ServiceAccountRouteProps) {
  const { slug, serviceAccountId } = await params;
  const account = await readAccount(slug, serviceAccountId);
  const ctx = await getCtx(slug);
  const holder = { kind: "serviceAccount", id: account.id } as const;
  const queryClient = new QueryClient();
  queryClient.setQueryData(serviceAccountQueries.detail(slug, account.id).queryKey, account);
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...credentialQueries.list(slug, holder), queryFn: () => listCredentials(ctx, holder) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <ServiceAccountPage slug={slug} serviceAccountId={account.id} origin={env().USHER_ORIGIN} />
      </Page>
    </HydrationBoundary>
  );
}
