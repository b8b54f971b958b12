"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { entraMappings } from "@/components/mapping/entra-mappings";
import { LastPayloadCard } from "@/components/mapping/last-payload-card";
import { MappingForm } from "@/components/mapping/mapping-form";
import { MappingTable } from "@/components/mapping/mapping-table";
import { AcceptNewKeys } from "@/components/metadata/accept-new-keys";
import { connectorQueries } from "@/lib/connectors/queries";
import { metadataQueries } from "@/lib/metadata/queries";
import { schemaExtensionQueries } from "@/lib/schema-extensions/queries";

interface MappingPageProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** Lines for more keys would bury the rest. */
const keysShown = 50;

/** What to enter in Entra, what Entra sent last, and by which rules it is judged. */
export function MappingPage({ slug, connectorId }: MappingPageProps) {
  const t = useTranslations("mapping");
  const { data: connector } = useQuery(connectorQueries.detail(slug, connectorId));
  const { data: metadata } = useQuery(metadataQueries.names(slug));
  const mayWrite = useMay("connector:update");
  const mayReadSchema = useMay("schema:read");
  const { data: schemaExtensions = [] } = useQuery({
    ...schemaExtensionQueries.list(slug),
    enabled: mayReadSchema,
  });
  if (!connector) return null;
  const keys = metadata?.names ?? [];
  const mappings = entraMappings(t, {
    ...connector.mapping,
    uniqueGroupNames: connector.uniqueGroupNames,
    metadataKeys: keys.slice(0, keysShown),
    schemaExtensions,
  });
  return (
    <>
      <div className="grid items-start gap-4 xl:grid-cols-[2fr_1fr]">
        <MappingTable slug={slug} mappings={mappings} moreKeys={Math.max(0, keys.length - keysShown)} />
        <LastPayloadCard slug={slug} connectorId={connectorId} />
      </div>
      {mayWrite && <MappingForm slug={slug} connector={connector} />}
      {metadata && <AcceptNewKeys slug={slug} accept={metadata.acceptNew} />}
    </>
  );
}
