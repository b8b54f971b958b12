import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { NativeAppsList } from "@/components/native-apps/native-apps-list";
import { NewNativeApp } from "@/components/native-apps/new-native-app";
import { RotateSigningKey } from "@/components/native-apps/rotate-signing-key";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listNativeApps } from "@/lib/native-apps/list-native-apps";
import { nativeAppQueries } from "@/lib/native-apps/queries";
import { readOrLeave } from "../../../read";

export const generateMetadata = titled("nativeApps");

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
        <SectionHeader
          page="nativeApps"
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
