import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SignInPolicyPage } from "@/components/sign-in-policy/sign-in-policy-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getSignInPolicy } from "@/lib/sign-in-policy/get-sign-in-policy";
import { signInPolicyQueries } from "@/lib/sign-in-policy/queries";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("signInPolicy");

interface SignInPolicyRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function SignInPolicyRoute({ params }: SignInPolicyRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...signInPolicyQueries.policy(slug), queryFn: () => getSignInPolicy(ctx) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="form">
        <SignInPolicyPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
