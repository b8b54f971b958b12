import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ConnectorOverview } from "@/components/connectors/connector-overview";
import { getCtx } from "@/lib/auth/session";
import { listRequests } from "@/lib/request-log/list-requests";
import { requestLogQueries } from "@/lib/request-log/queries";
import { idOrLeave, readOrLeave } from "../../read";

interface ConnectorRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

export default async function ConnectorRoute({ params }: ConnectorRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const query = { connector: idOrLeave(connectorId) };
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...requestLogQueries.list(slug, query), queryFn: () => listRequests(ctx, query) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ConnectorOverview slug={slug} connectorId={connectorId} />
    </HydrationBoundary>
  );
}
