import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SignInLogPage } from "@/components/sign-in-log/sign-in-log-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getSignIn } from "@/lib/sign-in-log/get-sign-in";
import { listSignIns } from "@/lib/sign-in-log/list-sign-ins";
import { signInLogQueries } from "@/lib/sign-in-log/queries";
import { ListSignInsParams } from "@/lib/sign-in-log/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { isUuid } from "@/lib/utils/uuid";
import { readOrLeave } from "../read";

export const generateMetadata = titled("signInLog");

interface SignInLogRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInLogRoute({ params, searchParams }: SignInLogRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams<ListSignInsParams>(ListSignInsParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...signInLogQueries.list(slug, query), queryFn: () => listSignIns(ctx, query) }),
  );
  const { open } = await searchParams;
  if (typeof open === "string" && isUuid(open)) {
    await queryClient.prefetchQuery({ ...signInLogQueries.detail(slug, open), queryFn: () => getSignIn(ctx, open) });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <SignInLogPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
