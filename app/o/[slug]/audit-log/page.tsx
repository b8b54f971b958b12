import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { AuditLogPage } from "@/components/audit-log/audit-log-page";
import { Page } from "@/components/layout/page";
import { titled } from "@/i18n/titled";
import { getEntry } from "@/lib/audit/get-entry";
import { listAuditChoices } from "@/lib/audit/list-audit-choices";
import { listEntries } from "@/lib/audit/list-entries";
import { auditQueries } from "@/lib/audit/queries";
import { ListEntriesParams } from "@/lib/audit/schemas";
import { getCtx } from "@/lib/auth/session";
import { parseUrlParams } from "@/lib/utils/url-params";
import { isUuid } from "@/lib/utils/uuid";
import { readOrLeave } from "../read";

export const generateMetadata = titled("auditLog");

interface AuditLogRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditLogRoute({ params, searchParams }: AuditLogRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const query = parseUrlParams(ListEntriesParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  await readOrLeave(() =>
    queryClient.fetchQuery({ ...auditQueries.list(slug, query), queryFn: () => listEntries(ctx, query) }),
  );
  await queryClient.prefetchQuery({ ...auditQueries.choices(slug), queryFn: () => listAuditChoices(ctx) });
  const { open } = await searchParams;
  if (typeof open === "string" && isUuid(open)) {
    await queryClient.prefetchQuery({ ...auditQueries.detail(slug, open), queryFn: () => getEntry(ctx, open) });
  }
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <AuditLogPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
