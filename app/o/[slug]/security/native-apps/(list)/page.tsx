import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHeader } from "@/components/layout/page-header";
import { pageHeads } from "@/components/layout/page-heads";
import { NativeAppsList } from "@/components/native-apps/native-apps-list";
import { NewNativeApp } from "@/components/native-apps/new-native-app";
import { RotateSigningKey } from "@/components/native-apps/rotate-signing-key";
import { getCtx } from "@/lib/auth/session";
import { listNativeApps } from "@/lib/native-apps/list-native-apps";
import { nativeAppQueries } from "@/lib/native-apps/queries";
import { readOrLeave } from "../../../read";

export const metadata: Metadata = { title: "Native apps" };

interface NativeAppsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function NativeAppsRoute({ params }: NativeAppsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...nativeAppQueries.list(slug), queryFn: () => listNativeApps(ctx) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <PageHeader
          {...pageHeads.nativeApps}
          actions={
            <>
              <RotateSigningKey slug={slug} />
              <NewNativeApp slug={slug} />
            </>
          }
        />
        <NativeAppsList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
