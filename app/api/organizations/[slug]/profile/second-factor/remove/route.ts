import { adminRoute } from "@/lib/http/admin-route";
import { removeSecondFactor } from "@/lib/second-factor/remove-second-factor";
import { SecondFactorCode } from "@/lib/second-factor/schemas";

export const POST = adminRoute({ body: SecondFactorCode }, ({ ctx, body }) => removeSecondFactor(ctx, body));
