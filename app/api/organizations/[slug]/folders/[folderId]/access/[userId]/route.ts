import { z } from "zod";
import { revokeFolder } from "@/lib/folders/revoke-folder";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ folderId: z.uuid().toLowerCase(), userId: z.uuid().toLowerCase() });

export const DELETE = adminRoute({ params }, ({ ctx, params }) => revokeFolder(ctx, params.folderId, params.userId));
