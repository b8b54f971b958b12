import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { DeletedUsersList } from "@/components/users/deleted-users-list";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listDeletedUsers } from "@/lib/users/list-deleted-users";
import { userQueries } from "@/lib/users/queries";
import { ListDeletedParams } from "@/lib/users/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("deletedUsers");

interface DeletedUsersRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DeletedUsersRoute({ params, searchParams }: DeletedUsersRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const t = await getTranslations("pages");
  const query = parseUrlParams(ListDeletedParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...userQueries.deleted(slug, query), queryFn: () => listDeletedUsers(ctx, query) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <SectionHeader page="deletedUsers" crumbs={[{ label: t("users.title"), href: `/o/${slug}/users` }]} />
        <DeletedUsersList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
