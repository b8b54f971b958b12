import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { UserHistory } from "@/components/users/user-history";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { getCtx } from "@/lib/auth/session";
import { userQueries } from "@/lib/users/queries";
import { idOrLeave, readOrLeave } from "../../../read";

interface UserHistoryRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
}

export default async function UserHistoryRoute({ params }: UserHistoryRouteProps) {
  const { slug, userId } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...userQueries.history(slug, userId),
      queryFn: () => listLatestEntries(ctx, { targetId: idOrLeave(userId), limit: 100 }),
    }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <UserHistory slug={slug} userId={userId} />
    </HydrationBoundary>
  );
}
