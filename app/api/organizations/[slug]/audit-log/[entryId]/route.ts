import { z } from "zod";
import { getEntry } from "@/lib/audit/get-entry";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ entryId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) => getEntry(ctx, params.entryId));
