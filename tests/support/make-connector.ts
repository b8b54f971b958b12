import { createConnector } from "@/lib/connectors/create-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import type { Ctx } from "@/lib/context";
import { createCredential } from "@/lib/credentials/create-credential";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

export interface TestConnector {
  readonly organization: TestOrganization;
  /** An EnterpriseAdmin's. */
  readonly ctx: Ctx;
  readonly connectorId: string;
  readonly token: string;
}

/** An organization with a connector that is on and a token of it. */
export async function makeConnector(): Promise<TestConnector> {
  const organization = await makeOrganization();
  const ctx = organization.ctx();
  const connector = await createConnector(ctx, { kind: "entra" });
  await updateConnector(ctx, connector.id, { provisioningOn: true });
  const { secret } = await createCredential(ctx, connector.id, { kind: "bearer", name: "Test", expires: "never" });
  return { organization, ctx, connectorId: connector.id, token: secret };
}
