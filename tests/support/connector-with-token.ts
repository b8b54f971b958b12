import { createConnector } from "@/lib/connectors/create-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import { createCredential } from "@/lib/credentials/create-credential";
import type { CreatedCredential } from "@/lib/credentials/schemas";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

export interface ConnectorWithToken {
  readonly organization: TestOrganization;
  readonly id: string;
  readonly token: CreatedCredential;
}

/** A connector that is on, with the whole token as its maker saw it, in `organization` or one of its own. */
export async function connectorWithToken(organization?: TestOrganization): Promise<ConnectorWithToken> {
  const owner = organization ?? (await makeOrganization());
  const { id } = await createConnector(owner.ctx(), { kind: "entra" });
  await updateConnector(owner.ctx(), id, { provisioningOn: true });
  const token = await createCredential(owner.ctx(), id, { kind: "bearer", name: "Entra production", expires: "365d" });
  return { organization: owner, id, token };
}
