import { z } from "zod";
import { exportFolderAccess } from "@/lib/folders/export-folder-access";
import { adminRoute } from "@/lib/http/admin-route";
import { csvResponse } from "@/lib/http/csv-response";

const params = z.object({ folderId: z.uuid().toLowerCase() });

export const GET = adminRoute({ params }, async ({ ctx, params }) =>
  csvResponse("folder.csv", await exportFolderAccess(ctx, params.folderId)),
);
