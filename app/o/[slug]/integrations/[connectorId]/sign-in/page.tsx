import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { SignInPage } from "@/components/entra-sign-in/sign-in-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getConnectorSignIn } from "@/lib/entra-sign-in/get-connector-sign-in";
import { connectorSignInQueries } from "@/lib/entra-sign-in/queries";
import { idOrLeave, readOrLeave } from "../../../read";

export const generateMetadata = titled("connectorSignIn");

interface SignInRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[]>>>;
}

/** `?tested` is where a test's own window ends. */
export default async function SignInRoute({ params, searchParams }: SignInRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const id = idOrLeave(connectorId);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...connectorSignInQueries.get(slug, id), queryFn: () => getConnectorSignIn(ctx, id) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SignInPage slug={slug} connectorId={id} tested={"tested" in (await searchParams)} />
    </HydrationBoundary>
  );
}
