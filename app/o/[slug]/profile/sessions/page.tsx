import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { OwnSessions } from "@/components/sessions/own-sessions";
import { getCtx } from "@/lib/auth/session";
import { listSessions } from "@/lib/sessions/list-sessions";
import { sessionQueries } from "@/lib/sessions/queries";

export const metadata: Metadata = { title: "Sessions" };

interface SessionsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function SessionsRoute({ params }: SessionsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await queryClient.fetchQuery({ ...sessionQueries.own(slug), queryFn: () => listSessions(ctx) });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <OwnSessions slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
