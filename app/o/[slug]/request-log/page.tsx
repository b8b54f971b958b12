import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { RequestLogPage } from "@/components/request-log/request-log-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import { requestLogQueries } from "@/lib/request-log/queries";
import { ListRequestsParams } from "@/lib/request-log/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { isUuid } from "@/lib/utils/uuid";
import { readOrLeave } from "../read";

export const generateMetadata = titled("requestLog");

interface RequestLogRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RequestLogRoute({ params, searchParams }: RequestLogRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListRequestsParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...requestLogQueries.list(slug, query), queryFn: () => listRequests(ctx, query) }),
  );
  const { open } = await searchParams;
  if (typeof open === "string" && isUuid(open)) {
    await queryClient.prefetchQuery({ ...requestLogQueries.detail(slug, open), queryFn: () => getRequest(ctx, open) });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <RequestLogPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
