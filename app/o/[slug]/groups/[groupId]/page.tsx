import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cache } from "react";
import { GroupPage } from "@/components/groups/group-page";
import { Page } from "@/components/layout/page";
import { getCtx } from "@/lib/auth/session";
import { getGroup } from "@/lib/groups/get-group";
import { listMembers } from "@/lib/groups/list-members";
import { groupQueries } from "@/lib/groups/queries";
import { ListMembersParams } from "@/lib/groups/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { idOrLeave, readOrLeave } from "../../read";

interface GroupRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly groupId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const readGroup = cache(async (slug: string, groupId: string) => {
  const ctx = await getCtx(slug);
  return readOrLeave(() => getGroup(ctx, idOrLeave(groupId)));
});

export async function generateMetadata({ params }: GroupRouteProps): Promise<Metadata> {
  const { slug, groupId } = await params;
  return { title: (await readGroup(slug, groupId)).displayName };
}

export default async function GroupRoute({ params, searchParams }: GroupRouteProps) {
  const { slug, groupId } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListMembersParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  queryClient.setQueryData(groupQueries.detail(slug, groupId).queryKey, await readGroup(slug, groupId));
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...groupQueries.members(slug, groupId, query),
      queryFn: () => listMembers(ctx, groupId, query),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <GroupPage slug={slug} groupId={groupId} />
      </Page>
    </HydrationBoundary>
  );
}
