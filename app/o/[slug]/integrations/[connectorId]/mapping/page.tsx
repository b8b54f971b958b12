import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { MappingPage } from "@/components/mapping/mapping-page";
import { getCtx } from "@/lib/auth/session";
import { lastPayloadQueries } from "@/lib/last-payload/queries";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { metadataQueries } from "@/lib/metadata/queries";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import { getLastPayload } from "@/lib/scim/get-last-payload";
import { idOrLeave, readOrLeave } from "../../../read";

export const metadata: Metadata = { title: "Mapping" };

interface MappingRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

export default async function MappingRoute({ params }: MappingRouteProps) {
  const { slug, connectorId } = await params;
  const ctx = await getCtx(slug);
  const id = idOrLeave(connectorId);
  const queryClient = new QueryClient();
  await readOrLeave(async () => {
    const extensions = { ...schemaExtensionQueries.list(slug), queryFn: () => listSchemaExtensions(ctx) };
    await Promise.all([
      queryClient.fetchQuery({ ...lastPayloadQueries.get(slug, id), queryFn: () => getLastPayload(ctx, id) }),
      queryClient.fetchQuery({ ...metadataQueries.list(slug, {}), queryFn: () => listMetadataKeys(ctx, {}) }),
      ctx.permissions.has("schema:read") ? queryClient.fetchQuery(extensions) : undefined,
    ]);
  });
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MappingPage slug={slug} connectorId={id} />
    </HydrationBoundary>
  );
}
