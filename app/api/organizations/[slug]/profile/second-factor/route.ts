import { adminRoute } from "@/lib/http/admin-route";
import { beginSecondFactor } from "@/lib/second-factor/begin-second-factor";

export const POST = adminRoute({ status: 201 }, ({ ctx }) => beginSecondFactor(ctx));
