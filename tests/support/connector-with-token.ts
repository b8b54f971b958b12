import { createConnector } from "@/lib/connectors/create-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import { createToken } from "@/lib/tokens/create-token";
import type { CreatedToken } from "@/lib/tokens/schemas";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

export interface ConnectorWithToken {
  readonly organization: TestOrganization;
  readonly id: string;
  readonly token: CreatedToken;
}

/** A connector that is on, with the whole token as its maker saw it, in `organization` or one of its own. */
export async function connectorWithToken(organization?: TestOrganization): Promise<ConnectorWithToken> {
  const owner = organization ?? (await makeOrganization());
  const { id } = await createConnector(owner.ctx(), { kind: "entra" });
  await updateConnector(owner.ctx(), id, { provisioningOn: true });
  const token = await createToken(owner.ctx(), id, { name: "Entra production", expires: "365d" });
  return { organization: owner, id, token };
}
