import { z } from "zod";
import { ConnectorAnswer, DeletedConnectorAnswer } from "@/lib/api/answers/connector";
import { listOf, whole } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { createConnector } from "@/lib/connectors/create-connector";
import { deleteConnector } from "@/lib/connectors/delete-connector";
import { getConnector } from "@/lib/connectors/get-connector";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { type ConnectorDto, connectorSettings } from "@/lib/connectors/schemas";
import { updateConnector } from "@/lib/connectors/update-connector";

const section = "Connectors";
const params = z.object({ connectorId: z.uuid().toLowerCase() });
const path = "/connectors/{connectorId}";
const versionOf = ({ settingsVersion }: ConnectorDto) => settingsVersion;

export const connectorOperations = [
  operation({
    section,
    id: "listConnectors",
    method: "GET",
    path: "/connectors",
    permission: "connector:read",
    summary: "List connectors",
    description: "All of them, oldest first.",
    status: 200,
    answer: listOf(ConnectorAnswer),
    run: ({ ctx }) => whole(listConnectors(ctx)),
  }),
  operation({
    section,
    id: "createConnector",
    method: "POST",
    path: "/connectors",
    permission: "connector:create",
    summary: "Add a connector",
    description: "Provisioning starts switched off: tests and reads are answered, changes wait for go-live.",
    status: 201,
    body: z.strictObject({ kind: z.literal("entra") }),
    answer: ConnectorAnswer,
    versionOf,
    conflict: "Enterprise Toolkit, of which connectors are part, is off",
    run: ({ ctx, body }) => createConnector(ctx, body),
  }),
  operation({
    section,
    id: "getConnector",
    method: "GET",
    path,
    permission: "connector:read",
    summary: "Get a connector",
    description: "With its state, its settings and what it did within 24 hours.",
    status: 200,
    params,
    answer: ConnectorAnswer,
    versionOf,
    run: ({ ctx, params }) => getConnector(ctx, params.connectorId),
  }),
  operation({
    section,
    id: "updateConnector",
    method: "PATCH",
    path,
    permission: "connector:update",
    summary: "Change a connector's name and settings",
    description:
      "What follows for the people who are here follows at once: roles by the role rule, user types by default.",
    status: 200,
    params,
    body: z.strictObject(connectorSettings),
    answer: ConnectorAnswer,
    versionOf,
    ifMatch: true,
    conflict: "the last EnterpriseAdmin would lose the role",
    run: ({ ctx, params, body, expected }) => updateConnector(ctx, params.connectorId, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "deleteConnector",
    method: "DELETE",
    path,
    permission: "connector:delete",
    summary: "Delete a connector",
    description:
      "Entra is refused from the next request on; its credentials, conflicts and holds go. Its people and groups stay as they are and belong to nobody.",
    status: 200,
    params,
    answer: DeletedConnectorAnswer,
    ifMatch: true,
    run: ({ ctx, params, expected }) => deleteConnector(ctx, params.connectorId, expected),
  }),
];
