import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { OwnSessions } from "@/components/sessions/own-sessions";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listSessions } from "@/lib/sessions/list-sessions";
import { sessionQueries } from "@/lib/sessions/queries";

export const generateMetadata = titled("sessions");

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
