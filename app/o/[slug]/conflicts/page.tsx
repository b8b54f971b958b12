import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ConflictsPage } from "@/components/conflicts/conflicts-page";
import { Page } from "@/components/layout/page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { conflictQueries } from "@/lib/conflicts/queries";
import { ListConflictsParams } from "@/lib/conflicts/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../read";

export const generateMetadata = titled("conflicts");

interface ConflictsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ConflictsRoute({ params, searchParams }: ConflictsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListConflictsParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...conflictQueries.list(slug, query), queryFn: () => listConflicts(ctx, query) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <ConflictsPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
