import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SettingsPage } from "@/components/settings/settings-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { getSettings } from "@/lib/organizations/get-settings";
import { settingsQueries } from "@/lib/organizations/queries";
import { readOrLeave } from "../read";

export const generateMetadata = titled("settings");

interface SettingsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function SettingsRoute({ params }: SettingsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() => queryClient.fetchQuery({ ...settingsQueries.get(slug), queryFn: () => getSettings(ctx) }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="form">
        <SettingsPage slug={slug} origin={env().USHER_ORIGIN} />
      </Page>
    </HydrationBoundary>
  );
}
