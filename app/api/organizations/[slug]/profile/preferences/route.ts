import { adminRoute } from "@/lib/http/admin-route";
import { getPreferences } from "@/lib/profile/get-preferences";
import { savePreferences } from "@/lib/profile/save-preferences";
import { SavePreferences } from "@/lib/profile/schemas";

export const GET = adminRoute({}, ({ ctx }) => getPreferences(ctx));

export const PATCH = adminRoute({ body: SavePreferences }, ({ ctx, body }) => savePreferences(ctx, body));
