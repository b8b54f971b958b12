import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { GroupMembers } from "@/components/groups/group-members";
import { getCtx } from "@/lib/auth/session";
import { listMembers } from "@/lib/groups/list-members";
import { groupQueries } from "@/lib/groups/queries";
import { ListMembersParams } from "@/lib/groups/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { idOrLeave, readOrLeave } from "../../../read";

interface GroupRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly groupId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GroupRoute({ params, searchParams }: GroupRouteProps) {
  const { slug, groupId } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListMembersParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...groupQueries.members(slug, groupId, query),
      queryFn: () => listMembers(ctx, idOrLeave(groupId), query),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <GroupMembers slug={slug} groupId={groupId} />
    </HydrationBoundary>
  );
}
