import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { redirect } from "next/navigation";
import { Wizard } from "@/components/setup/wizard";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getSetup } from "@/lib/scim/get-setup";
import { setupQueries } from "@/lib/setup/queries";
import { setupSteps } from "@/lib/setup/schemas";
import { idOrLeave, readOrLeave } from "../../../../read";

export const generateMetadata = titled("setup");

interface SetupRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string; readonly step: string }>;
  readonly searchParams: Promise<{ readonly entra?: string | readonly string[] }>;
}

export default async function SetupRoute({ params, searchParams }: SetupRouteProps) {
  const { slug, connectorId, step: text } = await params;
  const step = setupSteps.find((one) => String(one) === text);
  if (step === undefined) redirect(`/o/${slug}/integrations/${connectorId}/setup`);
  const ctx = await getCtx(slug);
  const id = idOrLeave(connectorId);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({
      ...setupQueries.get({ kind: "admin", slug, connectorId: id }),
      queryFn: () => getSetup(ctx, id),
    }),
  );
  const page = (await searchParams).entra === "older" ? "older" : "new";
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Wizard slug={slug} connectorId={id} step={step} page={page} />
    </HydrationBoundary>
  );
}
