import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cache } from "react";
import { Page } from "@/components/layout/page";
import { NativeAppPage } from "@/components/native-apps/native-app-page";
import { getCtx } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { getNativeApp } from "@/lib/native-apps/get-native-app";
import { nativeAppQueries } from "@/lib/native-apps/queries";
import { issuerOf } from "@/lib/native-apps/schemas";
import { idOrLeave, readOrLeave } from "../../../read";

interface NativeAppRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly nativeAppId: string }>;
}

/** One look-up for the title and the page. */
const readApp = cache(async (slug: string, id: string) => {
  const ctx = await getCtx(slug);
  return readOrLeave(() => getNativeApp(ctx, idOrLeave(id)));
});

export async function generateMetadata({ params }: NativeAppRouteProps): Promise<Metadata> {
  const { slug, nativeAppId } = await params;
  return { title: (await readApp(slug, nativeAppId)).name };
}

export default async function NativeAppRoute({ params }: NativeAppRouteProps) {
  const { slug, nativeAppId } = await params;
  const app = await readApp(slug, nativeAppId);
  const { organizationId } = await getCtx(slug);
  const queryClient = new QueryClient();
  queryClient.setQueryData(nativeAppQueries.detail(slug, app.id).queryKey, app);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <NativeAppPage slug={slug} nativeAppId={app.id} issuer={issuerOf(env().USHER_ORIGIN, organizationId)} />
      </Page>
    </HydrationBoundary>
  );
}
