import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { CredentialsPage } from "@/components/credentials/credentials-page";
import { getCtx } from "@/lib/auth/session";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { credentialQueries } from "@/lib/credentials/queries";
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
      ...credentialQueries.list(slug, { kind: "connector", id: connectorId }),
      queryFn: () => listCredentials(ctx, { kind: "connector", id: idOrLeave(connectorId) }),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <CredentialsPage slug={slug} connectorId={connectorId} />
    </HydrationBoundary>
  );
}
