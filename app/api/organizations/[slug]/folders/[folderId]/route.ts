import { z } from "zod";
import { deleteFolder } from "@/lib/folders/delete-folder";
import { getFolder } from "@/lib/folders/get-folder";
import { UpdateFolder } from "@/lib/folders/schemas";
import { updateFolder } from "@/lib/folders/update-folder";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ folderId: z.uuid().toLowerCase() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getFolder(ctx, params.folderId));

export const PATCH = adminRoute({ params, body: UpdateFolder }, ({ ctx, params, body }) =>
  updateFolder(ctx, params.folderId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) => deleteFolder(ctx, params.folderId));
