import { adminRoute } from "@/lib/http/admin-route";
import { confirmSecondFactor } from "@/lib/second-factor/confirm-second-factor";
import { SecondFactorCode } from "@/lib/second-factor/schemas";

export const POST = adminRoute({ body: SecondFactorCode, status: 201 }, ({ ctx, body }) =>
  confirmSecondFactor(ctx, body),
);
