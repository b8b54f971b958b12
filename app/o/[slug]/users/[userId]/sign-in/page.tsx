import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { UserSignIn } from "@/components/sessions/user-sign-in";
import { getCtx } from "@/lib/auth/session";
import { getUserSignIn } from "@/lib/sessions/get-user-sign-in";
import { sessionQueries } from "@/lib/sessions/queries";
import { listSignIns } from "@/lib/sign-in-log/list-sign-ins";
import { signInLogQueries } from "@/lib/sign-in-log/queries";
import { idOrLeave, readOrLeave } from "../../../read";

interface UserSignInRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
}

export default async function UserSignInRoute({ params }: UserSignInRouteProps) {
  const { slug, userId } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...sessionQueries.ofUser(slug, userId),
      queryFn: () => getUserSignIn(ctx, idOrLeave(userId)),
    }),
  );
  await queryClient.prefetchQuery({
    ...signInLogQueries.list(slug, { user: userId }),
    queryFn: () => listSignIns(ctx, { user: userId }),
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <UserSignIn slug={slug} userId={userId} />
    </HydrationBoundary>
  );
}
