import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { AddGroup } from "@/components/groups/add-group";
import { GroupsList } from "@/components/groups/groups-list";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listGroups } from "@/lib/groups/list-groups";
import { groupQueries } from "@/lib/groups/queries";
import { ListGroupsParams } from "@/lib/groups/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("groups");

interface GroupsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GroupsRoute({ params, searchParams }: GroupsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListGroupsParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...groupQueries.list(slug, query), queryFn: () => listGroups(ctx, query) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <SectionHeader page="groups" actions={<AddGroup slug={slug} />} />
        <GroupsList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
