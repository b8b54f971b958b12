import { z } from "zod";
import { CreatedConnectorCredentialAnswer, ProvisioningTokenAnswer } from "@/lib/api/answers/credential";
import { operation } from "@/lib/api/operation";
import { credentialOperations } from "@/lib/api/operations/credentials";
import { createCredential } from "@/lib/credentials/create-credential";
import { createProvisioningToken } from "@/lib/credentials/create-provisioning-token";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import { CreateConnectorCredential, CreateProvisioningToken } from "@/lib/credentials/schemas";

const section = "Connector tokens";
const params = z.object({ connectorId: z.uuid().toLowerCase() });
const path = "/connectors/{connectorId}/tokens";

export const connectorTokenOperations = [
  operation({
    section,
    id: "createProvisioningToken",
    method: "POST",
    path: "/provisioning/token",
    permission: "credential:create",
    summary: "Get a provisioning token for automation",
    description:
      "A new bearer token of a connector that lives 10 hours. Without connectorId it is the organization's only connector's. Needs all permissions on users and groups besides, because the new token opens them.",
    status: 201,
    body: CreateProvisioningToken,
    answer: ProvisioningTokenAnswer,
    versionOf: ({ version }) => version,
    conflict: "the organization has several connectors, which the detail lists, or none",
    run: ({ ctx, body }) => createProvisioningToken(ctx, body),
  }),
  operation({
    section,
    id: "createConnectorToken",
    method: "POST",
    path,
    permission: "credential:create",
    summary: "Create a connector token",
    description:
      "Of the kind bearer, basic (user name and password), client_secret or workload_identity. The secret stands in this answer alone; a workload identity has none. Needs all permissions on users and groups besides, because the credential opens them.",
    status: 201,
    params,
    body: CreateConnectorCredential,
    answer: CreatedConnectorCredentialAnswer,
    versionOf: ({ version }) => version,
    conflict: "another credential of the connector has the user name",
    run: ({ ctx, params, body }) =>
      body.kind === "workload_identity"
        ? createWorkloadIdentity(ctx, params.connectorId, body)
        : createCredential(ctx, params.connectorId, body),
  }),
  ...credentialOperations({
    section,
    noun: "ConnectorToken",
    words: { one: "a connector token", many: "the tokens of a connector" },
    path,
    holderParams: params,
    holderOf: ({ connectorId }) => ({ kind: "connector", id: connectorId }),
  }),
];
