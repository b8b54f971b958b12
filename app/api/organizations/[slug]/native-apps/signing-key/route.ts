import { adminRoute } from "@/lib/http/admin-route";
import { rotateSigningKey } from "@/lib/openid-provider/rotate-signing-key";

export const POST = adminRoute({ status: 201 }, ({ ctx }) => rotateSigningKey(ctx));
