import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { SectionHeader } from "@/components/layout/section-header";
import { DeclareSchemaExtension } from "@/components/schema-extensions/declare-schema-extension";
import { SchemaExtensionsList } from "@/components/schema-extensions/schema-extensions-list";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import { readOrLeave } from "../read";

export const generateMetadata = titled("schema");

export default async function SchemaRoute({ params }: { readonly params: Promise<{ readonly slug: string }> }) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(async () =>
    queryClient.fetchQuery({ ...schemaExtensionQueries.list(slug), queryFn: () => listSchemaExtensions(ctx) }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <SectionHeader page="schema" actions={<DeclareSchemaExtension slug={slug} />} />
        <SchemaExtensionsList slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
