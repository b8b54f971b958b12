import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Page } from "@/components/layout/page";
import { RulesPage } from "@/components/rules/rules-page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listRules } from "@/lib/rules/list-rules";
import { ruleQueries } from "@/lib/rules/queries";
import { readOrLeave } from "../read";

export const generateMetadata = titled("rules");

export default async function RulesRoute({ params }: { readonly params: Promise<{ readonly slug: string }> }) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() => queryClient.fetchQuery({ ...ruleQueries.list(slug), queryFn: () => listRules(ctx) }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <RulesPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
