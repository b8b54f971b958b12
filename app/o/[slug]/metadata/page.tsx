import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { DeclareKey } from "@/components/metadata/declare-key";
import { MetadataKeysList } from "@/components/metadata/metadata-keys-list";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { metadataQueries } from "@/lib/metadata/queries";
import { ListMetadataKeysParams } from "@/lib/metadata/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../read";

export const generateMetadata = titled("metadata");

interface MetadataRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function MetadataRoute({ params, searchParams }: MetadataRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListMetadataKeysParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...metadataQueries.list(slug, query), queryFn: () => listMetadataKeys(ctx, query) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <SectionHeader page="metadata" actions={<DeclareKey slug={slug} />} />
        <MetadataKeysList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
