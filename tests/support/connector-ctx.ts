import { v7 as uuidv7 } from "uuid";
import { connectorPermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import type { TestConnector } from "@/tests/support/make-connector";

/** The context of a SCIM request through the connector, without its row in the request log. */
export function connectorCtx(connector: TestConnector, now: () => Date = () => new Date()): Ctx {
  return {
    organizationId: connector.organization.id,
    actor: {
      kind: "connector",
      id: connector.connectorId,
      name: "Microsoft Entra ID",
      tokenId: uuidv7(),
      tokenName: "Test",
    },
    permissions: connectorPermissions,
    requestId: uuidv7(),
    now,
  };
}
