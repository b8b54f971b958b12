import { adminRoute } from "@/lib/http/admin-route";
import { changeOwnPassword } from "@/lib/passwords/change-own-password";
import { ChangePassword } from "@/lib/passwords/schemas";

export const PUT = adminRoute({ body: ChangePassword }, ({ ctx, body }) => changeOwnPassword(ctx, body));
