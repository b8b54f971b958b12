import { grantUnknownFolder } from "@/lib/folders/grant-unknown-folder";
import { listUnknownFolders } from "@/lib/folders/list-unknown-folders";
import { ListUnknownParams, UnknownFolder } from "@/lib/folders/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({ query: ListUnknownParams }, ({ ctx, query }) => listUnknownFolders(ctx, query));

export const POST = adminRoute({ body: UnknownFolder, status: 201 }, ({ ctx, body }) => grantUnknownFolder(ctx, body));
