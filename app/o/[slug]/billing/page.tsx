import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { BillingPage } from "@/components/billing/billing-page";
import { Page } from "@/components/layout/page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getBilling } from "@/lib/organizations/get-billing";
import { billingQueries } from "@/lib/organizations/queries";
import { readOrLeave } from "../read";

export const generateMetadata = titled("billing");

interface BillingRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function BillingRoute({ params }: BillingRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() => queryClient.fetchQuery({ ...billingQueries.get(slug), queryFn: () => getBilling(ctx) }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <BillingPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
