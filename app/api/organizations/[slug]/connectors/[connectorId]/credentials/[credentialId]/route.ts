import { z } from "zod";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { UpdateCredential } from "@/lib/credentials/schemas";
import { updateCredential } from "@/lib/credentials/update-credential";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ connectorId: z.uuid(), credentialId: z.uuid() });

export const PATCH = adminRoute({ params, body: UpdateCredential }, ({ ctx, params, body }) =>
  updateCredential(ctx, { kind: "connector", id: params.connectorId }, params.credentialId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) =>
  revokeCredential(ctx, { kind: "connector", id: params.connectorId }, params.credentialId),
);
