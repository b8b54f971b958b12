import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ApiTokensPage } from "@/components/api-tokens/api-tokens-page";
import { Page } from "@/components/layout/page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { credentialQueries } from "@/lib/credentials/queries";
import { env } from "@/lib/env";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("apiTokens");

interface ApiTokensRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function ApiTokensRoute({ params }: ApiTokensRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const holder = { kind: "people" } as const;
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...credentialQueries.list(slug, holder),
      queryFn: () => listCredentials(ctx, holder),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <ApiTokensPage slug={slug} origin={env().USHER_ORIGIN} />
      </Page>
    </HydrationBoundary>
  );
}
