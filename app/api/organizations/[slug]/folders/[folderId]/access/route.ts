import { z } from "zod";
import { grantFolder } from "@/lib/folders/grant-folder";
import { listFolderAccess } from "@/lib/folders/list-folder-access";
import { GrantFolder, ListFolderAccessParams } from "@/lib/folders/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ folderId: z.uuid().toLowerCase() });

export const GET = adminRoute({ params, query: ListFolderAccessParams }, ({ ctx, params, query }) =>
  listFolderAccess(ctx, params.folderId, query),
);

export const POST = adminRoute({ params, body: GrantFolder }, ({ ctx, params, body }) =>
  grantFolder(ctx, params.folderId, body),
);
