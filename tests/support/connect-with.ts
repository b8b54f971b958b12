import type { UpdateConnector } from "@/lib/connectors/schemas";
import { updateConnector } from "@/lib/connectors/update-connector";
import type { ScimUnderTest, useScim } from "@/tests/support/scim";

/** A SCIM client of a connector with other settings than a new one has. */
export async function connectWith(scim: ReturnType<typeof useScim>, settings: UpdateConnector): Promise<ScimUnderTest> {
  const client = await scim.connect();
  await updateConnector(client.ctx, client.connectorId, settings);
  return client;
}

/** One change of an attribute, in each form in which it can come. `value` null clears. */
export interface WriteForm {
  readonly name: string;
  /** Sends the change and returns the answer; the user has `userName`. */
  write(
    client: ScimUnderTest,
    user: { id: string; userName: string },
    change: AttributeChange,
  ): ReturnType<ScimUnderTest["send"]>;
}

export interface AttributeChange {
  /** As a PATCH path: `userType`, `urn:…:Metadata:CostCenter`. */
  readonly path: string;
  readonly value: unknown;
  /** What the value is in a whole resource, where it differs: `{ "urn:…:Metadata": { CostCenter: "7" } }`. */
  readonly resource: object;
}

const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

function patchWith(operation: (change: AttributeChange) => object): WriteForm["write"] {
  return (client, user, change) =>
    client.send("PATCH", `/Users/${user.id}`, { body: { schemas: [patchOp], Operations: [operation(change)] } });
}

/** PUT, and PATCH in both of Entra's dialects, with a path and without one. */
export const writeForms: readonly WriteForm[] = [
  {
    name: "PUT",
    write: (client, user, change) =>
      client.send("PUT", `/Users/${user.id}`, {
        body: { schemas: [userUrn], userName: user.userName, active: true, ...change.resource },
      }),
  },
  { name: "PATCH, legacy", write: patchWith(({ path, value }) => ({ op: "Replace", path, value })) },
  { name: "PATCH, flag", write: patchWith(({ path, value }) => ({ op: "replace", path, value })) },
  {
    name: "PATCH without path, legacy",
    write: patchWith(({ path, value }) => ({ op: "Add", value: { [path]: value } })),
  },
  { name: "PATCH without path, flag", write: patchWith(({ resource }) => ({ op: "replace", value: resource })) },
];
