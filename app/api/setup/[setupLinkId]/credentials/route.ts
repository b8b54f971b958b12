import { createCredential } from "@/lib/credentials/create-credential";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import { CreateConnectorCredential } from "@/lib/credentials/schemas";
import { setupRoute } from "@/lib/http/setup-route";
import { listOwnCredentials } from "@/lib/setup-links/list-own-credentials";
import { countSetupLinkSecret } from "@/lib/setup-links/setup-link-limits";

export const GET = setupRoute({}, ({ ctx, link }) => listOwnCredentials(ctx, link.connectorId));

export const POST = setupRoute({ body: CreateConnectorCredential, status: 201 }, async ({ ctx, link, body }) => {
  await countSetupLinkSecret(link.id);
  return body.kind === "workload_identity"
    ? await createWorkloadIdentity(ctx, link.connectorId, body)
    : await createCredential(ctx, link.connectorId, body);
});
