import { createFolder } from "@/lib/folders/create-folder";
import { listFolders } from "@/lib/folders/list-folders";
import { CreateFolder, ListFoldersParams } from "@/lib/folders/schemas";
import { adminRoute } from "@/lib/http/admin-route";

export const GET = adminRoute({ query: ListFoldersParams }, ({ ctx, query }) => listFolders(ctx, query));

export const POST = adminRoute({ body: CreateFolder, status: 201 }, ({ ctx, body }) => createFolder(ctx, body));
