import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { GroupHistory } from "@/components/groups/group-history";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { getCtx } from "@/lib/auth/session";
import { groupQueries } from "@/lib/groups/queries";
import { idOrLeave, readOrLeave } from "../../../read";

interface GroupHistoryRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly groupId: string }>;
}

export default async function GroupHistoryRoute({ params }: GroupHistoryRouteProps) {
  const { slug, groupId } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...groupQueries.history(slug, groupId),
      queryFn: () => listLatestEntries(ctx, { targetId: idOrLeave(groupId), limit: 100 }),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <GroupHistory slug={slug} groupId={groupId} />
    </HydrationBoundary>
  );
}
