import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { ProfilePage } from "@/components/profile/profile-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getProfile } from "@/lib/profile/get-profile";
import { profileQueries } from "@/lib/profile/queries";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("profile");

interface ProfileRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function ProfileRoute({ params }: ProfileRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() => queryClient.fetchQuery({ ...profileQueries.own(slug), queryFn: () => getProfile(ctx) }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="form">
        <ProfilePage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
