import { adminRoute } from "@/lib/http/admin-route";
import { getBilling } from "@/lib/organizations/get-billing";
import { SetToolkit } from "@/lib/organizations/schemas";
import { setToolkit } from "@/lib/organizations/set-toolkit";

export const GET = adminRoute({}, ({ ctx }) => getBilling(ctx));

export const PATCH = adminRoute({ body: SetToolkit }, ({ ctx, body }) => setToolkit(ctx, body));
