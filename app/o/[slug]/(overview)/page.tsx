import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { OverviewPage } from "@/components/overview/overview-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getOverview } from "@/lib/overview/get-overview";
import { getSignInStats } from "@/lib/overview/get-sign-in-stats";
import { overviewQueries } from "@/lib/overview/queries";
import { readOrLeave } from "../read";

export const generateMetadata = titled("overview");

interface OverviewRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function OverviewRoute({ params }: OverviewRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  const signIns = { ...overviewQueries.signIns(slug), queryFn: () => getSignInStats(ctx) };
  await Promise.all([
    readOrLeave(() => queryClient.fetchQuery({ ...overviewQueries.get(slug), queryFn: () => getOverview(ctx) })),
    queryClient.prefetchQuery(signIns),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <OverviewPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
