import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { TokensList } from "@/components/tokens/tokens-list";
import { getCtx } from "@/lib/auth/session";
import { listTokens } from "@/lib/tokens/list-tokens";
import { tokenQueries } from "@/lib/tokens/queries";
import { idOrLeave, readOrLeave } from "../../../read";

interface CredentialsRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

export default async function CredentialsRoute({ params }: CredentialsRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...tokenQueries.list(slug, connectorId),
      queryFn: () => listTokens(ctx, idOrLeave(connectorId)),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <TokensList slug={slug} connectorId={connectorId} />
    </HydrationBoundary>
  );
}
