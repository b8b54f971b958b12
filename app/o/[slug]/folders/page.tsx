import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { FoldersPage } from "@/components/folders/folders-page";
import { Page } from "@/components/layout/page";
import { titled } from "@/i18n/titled";
import { getCtx } from "@/lib/auth/session";
import { getFolder } from "@/lib/folders/get-folder";
import { listFolderAccess } from "@/lib/folders/list-folder-access";
import { listFolders } from "@/lib/folders/list-folders";
import { listUnknownFolders } from "@/lib/folders/list-unknown-folders";
import { folderQueries } from "@/lib/folders/queries";
import { FolderPageParams } from "@/lib/folders/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";
import { readOrLeave } from "../read";

export const generateMetadata = titled("folders");

const fewUnknown = { few: "true" } as const;

interface FoldersRouteProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function FoldersRoute({ params, searchParams }: FoldersRouteProps) {
  const { slug } = await params;
  const ctx = await getCtx(slug);
  const { folder, people: q, after, before } = parseUrlParams(FolderPageParams, Object.entries(await searchParams));
  const queryClient = new QueryClient();
  const access = { ...(q ? { q } : {}), ...(after ? { after } : {}), ...(before ? { before } : {}) };
  await Promise.all([
    readOrLeave(() => queryClient.fetchQuery({ ...folderQueries.tree(slug), queryFn: () => listFolders(ctx, {}) })),
    queryClient.prefetchQuery({
      ...folderQueries.unknown(slug, fewUnknown),
      queryFn: () => listUnknownFolders(ctx, fewUnknown),
    }),
    // A folder that is gone is no reason to hide the tree: the page says so beside it.
    ...(folder === undefined
      ? []
      : [
          queryClient.prefetchQuery({
            ...folderQueries.detail(slug, folder),
            queryFn: () => getFolder(ctx, folder),
          }),
          queryClient.prefetchQuery({
            ...folderQueries.access(slug, folder, access),
            queryFn: () => listFolderAccess(ctx, folder, access),
          }),
        ]),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Page width="list">
        <FoldersPage slug={slug} />
      </Page>
    </HydrationBoundary>
  );
}
