import { adminRoute } from "@/lib/http/admin-route";
import { listRules } from "@/lib/rules/list-rules";
import { saveRules } from "@/lib/rules/save-rules";
import { SaveRules } from "@/lib/rules/schemas";

export const GET = adminRoute({}, ({ ctx }) => listRules(ctx));

export const PUT = adminRoute({ body: SaveRules, bodyLimit: 1024 * 1024 }, ({ ctx, body }) => saveRules(ctx, body));
