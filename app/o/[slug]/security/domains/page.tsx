import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { DomainsPage } from "@/components/domains/domains-page";
import { Page } from "@/components/layout/page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { listDomains } from "@/lib/domains/list-domains";
import { domainQueries } from "@/lib/domains/queries";
import { readOrLeave } from "../../read";

export const generateMetadata = titled("domains");

interface DomainsRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export default async function DomainsRoute({ params }: DomainsRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const queryClient = new QueryClient();
  await readOrLeave(() => queryClient.fetchQuery({ ...domainQueries.list(slug), queryFn: () => listDomains(ctx) }));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="detail">
        <DomainsPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
