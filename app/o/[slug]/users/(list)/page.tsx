import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { UsersHeaderActions } from "@/components/users/users-header-actions";
import { UsersList } from "@/components/users/users-list";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listUserTypes } from "@/lib/organizations/list-user-types";
import { listUsers } from "@/lib/users/list-users";
import { userQueries } from "@/lib/users/queries";
import { ListUsersParams } from "@/lib/users/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("users");

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
        <SectionHeader page="users" actions={<UsersHeaderActions slug={slug} userTypes={userTypes} />} />
        <UsersList slug={slug} userTypes={userTypes} />
      </Page>
    </HydrationBoundary>
  );
}
