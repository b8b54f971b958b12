import { adminRoute } from "@/lib/http/admin-route";
import { previewPolicy } from "@/lib/sign-in-policy/preview-policy";
import { PreviewSignInPolicy } from "@/lib/sign-in-policy/schemas";

export const POST = adminRoute({ body: PreviewSignInPolicy }, ({ ctx, body }) => previewPolicy(ctx, body));
