import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { UsersHeaderActions } from "@/components/users/users-header-actions";
import { UsersList } from "@/components/users/users-list";
import { getCtx } from "@/lib/auth/session";
import { listUserTypes } from "@/lib/organizations/list-user-types";
import { listUsers } from "@/lib/users/list-users";
import { userQueries } from "@/lib/users/queries";
import { ListUsersParams } from "@/lib/users/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../../read";

export const metadata: Metadata = { title: "Users" };

interface UsersRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function UsersRoute({ params, searchParams }: UsersRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListUsersParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...userQueries.list(slug, query), queryFn: () => listUsers(ctx, query) }),
  );
  const userTypes = await readOrLeave(() => listUserTypes(ctx));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <PageHeader {...pageHeads.users} actions={<UsersHeaderActions slug={slug} userTypes={userTypes} />} />
        <UsersList slug={slug} userTypes={userTypes} />
      </Page>
    </HydrationBoundary>
  );
}
