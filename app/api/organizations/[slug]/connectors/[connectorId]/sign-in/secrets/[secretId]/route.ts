import { z } from "zod";
import { deleteSignInSecret } from "@/lib/entra-sign-in/delete-sign-in-secret";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ connectorId: z.uuid(), secretId: z.uuid() });

export const DELETE = adminRoute({ params }, ({ ctx, params }) =>
  deleteSignInSecret(ctx, params.connectorId, params.secretId),
);
