import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { GroupHeader } from "@/components/groups/group-header";
import { Page } from "@/components/layout/page";
import { groupQueries } from "@/lib/groups/queries";
import { titlesOf } from "../../titles";
import { readGroup } from "./read-group";

interface GroupLayoutProps {
  readonly params: Promise<{ readonly slug: string; readonly groupId: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: GroupLayoutProps): Promise<Metadata> {
  const { slug, groupId } = await params;
  return { title: await titlesOf(slug, (await readGroup(slug, groupId)).displayName) };
}

export default async function GroupLayout({ params, children }: GroupLayoutProps) {
  const { slug, groupId } = await params;
  const queryClient = new QueryClient();
  queryClient.setQueryData(groupQueries.detail(slug, groupId).queryKey, await readGroup(slug, groupId));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <GroupHeader slug={slug} groupId={groupId} />
        {children}
      </Page>
    </HydrationBoundary>
  );
}
