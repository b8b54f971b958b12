import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { GuardPage } from "@/components/guard/guard-page";
import { Page } from "@/components/layout/page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getHold } from "@/lib/guard/get-hold";
import { listHeldPeople } from "@/lib/guard/list-held-people";
import { guardQueries } from "@/lib/guard/queries";
import { ListHeldParams } from "@/lib/guard/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { idOrLeave, readOrLeave } from "../../read";

export const generateMetadata = titled("guard");

interface GuardRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly holdId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GuardRoute({ params, searchParams }: GuardRouteProps) {
  const { slug, holdId } = await params;
  const ctx = await getCtx(slug);
  const id = idOrLeave(holdId);
  const query = parseUrlParams(ListHeldParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(async () => {
    await queryClient.fetchQuery({ ...guardQueries.detail(slug, id), queryFn: () => getHold(ctx, id) });
    await queryClient.fetchQuery({
      ...guardQueries.people(slug, id, query),
      queryFn: () => listHeldPeople(ctx, id, query),
    });
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <GuardPage slug={slug} holdId={id} />
      </Page>
    </HydrationBoundary>
  );
}
