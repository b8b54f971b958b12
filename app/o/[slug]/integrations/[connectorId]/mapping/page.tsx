import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { toDraft, toInput } from "@/components/mapping/mapping-draft";
import { MappingPage } from "@/components/mapping/mapping-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { previewSettings } from "@/lib/connectors/preview-settings";
import { connectorQueries } from "@/lib/connectors/queries";
import { lastPayloadQueries } from "@/lib/last-payload/queries";
import { listMetadataKeyNames } from "@/lib/metadata/list-metadata-key-names";
import { metadataQueries } from "@/lib/metadata/queries";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import { getLastPayload } from "@/lib/scim/get-last-payload";
import { idOrLeave, readOrLeave } from "../../../read";
import { readConnector } from "../read-connector";

export const generateMetadata = titled("mapping");

interface MappingRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

export default async function MappingRoute({ params }: MappingRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const id = idOrLeave(connectorId);
  const queryClient = new QueryClient();
  await readOrLeave(async () => {
    const stored = toInput(toDraft(await readConnector(slug, connectorId)));
    const effect = { ...connectorQueries.preview(slug, id, stored), queryFn: () => previewSettings(ctx, id, stored) };
    const extensions = { ...schemaExtensionQueries.list(slug), queryFn: () => listSchemaExtensions(ctx) };
    await Promise.all([
      queryClient.fetchQuery({ ...lastPayloadQueries.get(slug, id), queryFn: () => getLastPayload(ctx, id) }),
      queryClient.fetchQuery({ ...metadataQueries.names(slug), queryFn: () => listMetadataKeyNames(ctx) }),
      ctx.permissions.has("schema:read") ? queryClient.fetchQuery(extensions) : undefined,
      ctx.permissions.has("connector:update") ? queryClient.prefetchQuery(effect) : undefined,
    ]);
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MappingPage slug={slug} connectorId={id} />
    </HydrationBoundary>
  );
}
