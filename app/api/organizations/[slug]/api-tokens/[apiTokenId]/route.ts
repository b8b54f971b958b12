import { z } from "zod";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { UpdateCredential } from "@/lib/credentials/schemas";
import { updateCredential } from "@/lib/credentials/update-credential";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ apiTokenId: z.uuid() });

export const PATCH = adminRoute({ params, body: UpdateCredential }, ({ ctx, params, body }) =>
  updateCredential(ctx, { kind: "people" }, params.apiTokenId, body),
);

export const DELETE = adminRoute({ params }, ({ ctx, params }) =>
  revokeCredential(ctx, { kind: "people" }, params.apiTokenId),
);
