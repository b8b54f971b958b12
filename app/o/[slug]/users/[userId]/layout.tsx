import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Page } from "@/components/layout/page";
import { UserHeader } from "@/components/users/user-header";
import { userQueries } from "@/lib/users/queries";
import { titlesOf } from "../../titles";
import { readUser } from "./read-user";

interface UserLayoutProps {
  readonly params: Promise<{ readonly slug: string; readonly userId: string }>;
  readonly children: ReactNode;
}

export async function generateMetadata({ params }: UserLayoutProps): Promise<Metadata> {
  const { slug, userId } = await params;
  const user = await readUser(slug, userId);
  return { title: await titlesOf(slug, user.displayName ?? user.userName) };
}

export default async function UserLayout({ params, children }: UserLayoutProps) {
  const { slug, userId } = await params;
  const queryClient = new QueryClient();
  queryClient.setQueryData(userQueries.detail(slug, userId).queryKey, await readUser(slug, userId));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <UserHeader slug={slug} userId={userId} />
        {children}
      </Page>
    </HydrationBoundary>
  );
}
