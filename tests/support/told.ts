import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { expectList } from "@/tests/support/expect-scim";
import { badgeExtension } from "@/tests/support/schema-extensions";
import type { ScimUnderTest } from "@/tests/support/scim";
import { makeUser, type Resource } from "@/tests/support/scim-resources";

/** An attribute or sub-attribute as `/Schemas` tells it, and where it stands. */
export interface Told {
  readonly schema: string;
  readonly name: string;
  /** The attribute that it is a part of. */
  readonly whole: Told | null;
  /** As filters, PATCH and projections name it, with its URN where it is of an extension. */
  readonly path: string;
  readonly type: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: "readOnly" | "readWrite" | "immutable" | "writeOnly";
  readonly returned: "always" | "never" | "default" | "request";
  readonly uniqueness: "none" | "server" | "global";
  readonly canonicalValues: readonly string[];
  readonly referenceTypes: readonly string[];
  readonly parts: readonly Told[];
}

/** Every attribute, and every part of one, of a kind of resource, as the service under test tells them. */
export async function readTold(client: ScimUnderTest, kind: "User" | "Group"): Promise<readonly Told[]> {
  const types = expectList(await client.send("GET", "/ResourceTypes"));
  const type = types.find(({ id }) => id === kind);
  const ids = [type.schema, ...type.schemaExtensions.map(({ schema }: Resource) => schema)];
  const schemas = expectList(await client.send("GET", "/Schemas"));
  return ids.flatMap((id) =>
    schemas
      .find((schema) => schema.id === id)
      .attributes.flatMap((attribute: Resource) => {
        const told = toTold(attribute, id, null);
        return [told, ...told.parts];
      }),
  );
}

function toTold(attribute: Resource, schema: string, whole: Told | null): Told {
  const prefix = schema === userUrn || schema === groupUrn ? "" : `${schema}:`;
  const told = {
    canonicalValues: [],
    referenceTypes: [],
    ...attribute,
    schema,
    whole,
    path: whole === null ? `${prefix}${attribute.name}` : `${whole.path}.${attribute.name}`,
  };
  return { ...told, parts: (attribute.subAttributes ?? []).map((part: Resource) => toTold(part, schema, told)) };
}

/** A connector with everything that may be told: declared metadata, and an extension with an attribute of each type. */
export async function declareEverything(client: ScimUnderTest): Promise<void> {
  await declareSchemaExtension(client.organization.ctx(), badgeExtension);
  await makeUser(client, { userName: "brings metadata", [metadataUrn]: { CostCenter: "1" } });
}

const metadataUrn = "urn:ietf:params:scim:schemas:extension:2.0:Metadata";

/** Whether a client decides what it is: the service makes the others out of something else. */
export function isSent({ mutability, name }: Told): boolean {
  return mutability !== "readOnly" && name !== "$ref";
}

/** A value of the told type, another one for every `n`. */
export function exampleOf(told: Told, n: number): unknown {
  const one = scalarOf(told, n);
  return told.multiValued ? [one] : one;
}

function scalarOf(told: Told, n: number): unknown {
  switch (told.type) {
    case "complex":
      return Object.fromEntries(told.parts.filter(isSent).map((part) => [part.name, exampleOf(part, n)]));
    case "boolean":
      return told.name === "primary" || n % 2 === 1;
    case "integer":
      return 100 + n;
    case "decimal":
      return 100.5 + n;
    case "dateTime":
      return new Date(Date.UTC(2024, 1, n)).toISOString();
    case "binary":
      return Buffer.from(`${told.name} ${n}`).toString("base64");
    case "reference":
      return `https://example.com/${told.name}/${n}`;
    default:
      // Mixed case, so that comparing by case shows.
      return `${told.whole?.name ?? ""}${told.name} Value ${n}`;
  }
}

/** A whole resource: a value for every attribute that is sent. */
export function bodyOf(all: readonly Told[], n: number): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const told of all) if (told.whole === null && isSent(told)) put(body, told, exampleOf(told, n));
  return body;
}

/** Sets an attribute, or the part of one, in a resource. */
export function put(body: Record<string, unknown>, told: Told, value: unknown): void {
  const { whole } = told;
  if (whole !== null) {
    const object = { [told.name]: value };
    put(body, whole, whole.multiValued ? [object] : object);
  } else if (told.path === told.name) body[told.name] = value;
  else body[told.schema] = { ...(body[told.schema] as object), [told.name]: value };
}

/** What a resource shows at an attribute, or in its part; of a list what its elements show. Undefined when there is nothing. */
export function shownAt(resource: Resource, told: Told): unknown {
  const { whole } = told;
  if (whole === null) return told.path === told.name ? resource[told.name] : resource[told.schema]?.[told.name];
  const above: Resource = shownAt(resource, whole);
  if (!Array.isArray(above)) return above?.[told.name];
  const values = above.map((element) => element[told.name]).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values;
}

/** Asks for users or groups by a filter. */
export async function find(client: ScimUnderTest, endpoint: string, filter: string): Promise<readonly Resource[]> {
  return expectList(await client.send("GET", `${endpoint}?count=100&filter=${encodeURIComponent(filter)}`));
}
