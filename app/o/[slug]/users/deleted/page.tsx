import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { DeletedUsersList } from "@/components/users/deleted-users-list";
import { getCtx } from "@/lib/auth/session";
import { listDeletedUsers } from "@/lib/users/list-deleted-users";
import { userQueries } from "@/lib/users/queries";
import { ListDeletedParams } from "@/lib/users/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../../read";

export const metadata: Metadata = { title: "Deleted users" };

interface DeletedUsersRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DeletedUsersRoute({ params, searchParams }: DeletedUsersRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListDeletedParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...userQueries.deleted(slug, query), queryFn: () => listDeletedUsers(ctx, query) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <PageHeader {...pageHeads.deletedUsers} crumbs={[{ label: "Users", href: `/o/${slug}/users` }]} />
        <DeletedUsersList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
