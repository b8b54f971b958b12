import { adminRoute } from "@/lib/http/admin-route";
import { changeSlug } from "@/lib/organizations/change-slug";
import { ChangeSlug } from "@/lib/organizations/schemas";

export const PUT = adminRoute({ body: ChangeSlug }, ({ ctx, body }) => changeSlug(ctx, body));
