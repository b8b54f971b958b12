import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ConnectorOverview } from "@/components/connectors/connector-overview";
import { getCtx } from "@/lib/auth/session";
import { listProblems } from "@/lib/problems/list-problems";
import { problemQueries } from "@/lib/problems/queries";
import { listRehearsals } from "@/lib/rehearsal/list-rehearsals";
import { rehearsalQueries } from "@/lib/rehearsal/queries";
import { listKnocks } from "@/lib/request-log/list-knocks";
import { listRequests } from "@/lib/request-log/list-requests";
import { requestLogQueries } from "@/lib/request-log/queries";
import { idOrLeave, readOrLeave } from "../../read";

interface ConnectorRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

export default async function ConnectorRoute({ params }: ConnectorRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const id = idOrLeave(connectorId);
  const query = { connector: id };
  const queryClient = new QueryClient();
  await readOrLeave(async () => {
    await queryClient.fetchQuery({ ...requestLogQueries.list(slug, query), queryFn: () => listRequests(ctx, query) });
    await queryClient.fetchQuery({ ...problemQueries.list(slug, id), queryFn: () => listProblems(ctx, id) });
    await queryClient.fetchQuery({ ...rehearsalQueries.list(slug, id), queryFn: () => listRehearsals(ctx, id) });
    await queryClient.fetchQuery({ ...requestLogQueries.knocks(slug, id), queryFn: () => listKnocks(ctx, id) });
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ConnectorOverview slug={slug} connectorId={connectorId} />
    </HydrationBoundary>
  );
}
