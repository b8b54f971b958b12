import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ConnectorSettings } from "@/components/connectors/connector-settings";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listSetupLinks } from "@/lib/setup-links/list-setup-links";
import { setupLinkQueries } from "@/lib/setup-links/queries";
import { idOrLeave, readOrLeave } from "../../../read";

export const generateMetadata = titled("connectorSettings");

interface SettingsRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

/** The layout around it has read the connector. */
export default async function SettingsRoute({ params }: SettingsRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const id = idOrLeave(connectorId);
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...setupLinkQueries.list(slug, id), queryFn: () => listSetupLinks(ctx, id) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ConnectorSettings slug={slug} connectorId={id} />
    </HydrationBoundary>
  );
}
