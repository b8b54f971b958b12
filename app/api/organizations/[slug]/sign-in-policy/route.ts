import { adminRoute } from "@/lib/http/admin-route";
import { getSignInPolicy } from "@/lib/sign-in-policy/get-sign-in-policy";
import { UpdateSignInPolicy } from "@/lib/sign-in-policy/schemas";
import { updateSignInPolicy } from "@/lib/sign-in-policy/update-sign-in-policy";

export const GET = adminRoute({}, ({ ctx }) => getSignInPolicy(ctx));

export const PATCH = adminRoute({ body: UpdateSignInPolicy }, ({ ctx, body }) => updateSignInPolicy(ctx, body));
