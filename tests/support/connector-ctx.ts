import { v7 as uuidv7 } from "uuid";
import { connectorPermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import type { TestConnector } from "@/tests/support/make-connector";

/** What a new connector's settings come to. */
export const defaultPolicy: ProvisioningPolicy = {
  requiredAttributes: [],
  userTypes: null,
  defaultUserType: null,
  roleRule: false,
  acceptMetadataKeys: true,
  metadataKeys: [],
  schemaExtensions: [],
  guardLimit: 250,
  deletePolicy: "keep",
  holdId: null,
  verifiedDomains: null,
  nestedGroups: "leave_out",
  holdsNestedGroups: false,
  pagesUrl: "http://localhost:3000/o/contoso",
};

/** The context of a SCIM request through the connector, without its row in the request log. */
export function connectorCtx(
  connector: TestConnector,
  now: () => Date = () => new Date(),
  policy: Partial<ProvisioningPolicy> = {},
): Ctx {
  return {
    organizationId: connector.organization.id,
    actor: {
      kind: "connector",
      id: connector.connectorId,
      name: "Microsoft Entra ID",
      tokenId: uuidv7(),
      tokenName: "Test",
      policy: { ...defaultPolicy, ...policy },
    },
    permissions: connectorPermissions,
    requestId: uuidv7(),
    now,
  };
}
