import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SecondFactorPage } from "@/components/profile/second-factor-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getProfile } from "@/lib/profile/get-profile";
import { profileQueries } from "@/lib/profile/queries";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("secondFactor");

interface SecondFactorRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function SecondFactorRoute({ params }: SecondFactorRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() => queryClient.fetchQuery({ ...profileQueries.own(slug), queryFn: () => getProfile(ctx) }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="form">
        <SecondFactorPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
