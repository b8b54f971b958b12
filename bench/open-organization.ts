import { permissions } from "@/lib/auth/permissions";
import { createConnector } from "@/lib/connectors/create-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import type { Ctx } from "@/lib/context";
import { createCredential } from "@/lib/credentials/create-credential";
import { createOrganization } from "@/lib/organizations/create-organization";

/** An organization that Entra may provision, as its admin makes it. */
export interface BenchOrganization {
  readonly organizationId: string;
  readonly connectorId: string;
  readonly token: string;
}

/** Makes an organization with a connector that takes changes, whose guard holds nothing, and a token. Needs an open database. */
export async function openOrganization(slug: string): Promise<BenchOrganization> {
  const now = () => new Date();
  const { id: organizationId } = await createOrganization(
    { requestId: "bench", now },
    { organizationName: slug, slug, email: `admin@${slug}.example`, password: "a password for the bench" },
  );
  const ctx: Ctx = {
    organizationId,
    actor: { kind: "system", id: null, name: "Bench" },
    permissions: new Set(permissions),
    requestId: "bench",
    now,
  };
  const { id: connectorId } = await createConnector(ctx, { kind: "entra" });
  await updateConnector(ctx, connectorId, { provisioningOn: true, guardLimit: null });
  const { secret } = await createCredential(ctx, connectorId, { kind: "bearer", name: "Bench", expires: "never" });
  return { organizationId, connectorId, token: secret };
}
