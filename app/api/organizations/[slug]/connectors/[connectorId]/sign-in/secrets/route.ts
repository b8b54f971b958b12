import { z } from "zod";
import { addSignInSecret } from "@/lib/entra-sign-in/add-sign-in-secret";
import { AddSignInSecret } from "@/lib/entra-sign-in/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ connectorId: z.uuid() });

export const POST = adminRoute({ params, body: AddSignInSecret, status: 201 }, ({ ctx, params, body }) =>
  addSignInSecret(ctx, params.connectorId, body),
);
