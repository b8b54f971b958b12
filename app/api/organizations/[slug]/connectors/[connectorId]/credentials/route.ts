import { z } from "zod";
import { createCredential } from "@/lib/credentials/create-credential";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { CreateConnectorCredential } from "@/lib/credentials/schemas";
import { adminRoute } from "@/lib/http/admin-route";

const params = z.object({ connectorId: z.uuid() });

export const GET = adminRoute({ params }, ({ ctx, params }) =>
  listCredentials(ctx, { kind: "connector", id: params.connectorId }),
);

export const POST = adminRoute(
  { params, body: CreateConnectorCredential, status: 201 },
  async ({ ctx, params, body }) =>
    body.kind === "workload_identity"
      ? await createWorkloadIdentity(ctx, params.connectorId, body)
      : await createCredential(ctx, params.connectorId, body),
);
