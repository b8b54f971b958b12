import { accessRoles } from "@/lib/auth/permissions";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";
import type { SchemaAttribute } from "@/lib/schema-extensions/schemas";
import type { Attribute, ResourceType, Schema } from "@/lib/scim/protocol/schema/attribute";
import { defineAttribute } from "@/lib/scim/protocol/schema/define-attribute";
import { groupResourceOf, userResource } from "@/lib/scim/protocol/schema/resource-types";
import type { DeclaredExtension, ProvisioningPolicy } from "@/lib/users/policy";

/** PRODUCT S8. Entra has no list for every app, so text with commas is taken as one as well. */
const folderSchema: Schema = {
  id: folderExtensionUrn,
  name: "Folders",
  description: "The folders that the user may use",
  attributes: [
    defineAttribute("folders", "Each value is a folder's id, external id or name. Unknown ones are kept and wait.", {
      multiValued: true,
      separator: ",",
    }),
  ],
};

/** PRODUCT S9: one attribute for each metadata key of the organization. */
function metadataSchema(keys: readonly string[]): Schema {
  return {
    id: metadataUrn,
    name: "Metadata",
    description: "Text that the organization keeps about its users",
    attributes: keys.map((key) =>
      defineAttribute(key, "Any text, number or Boolean; kept as text.", { anyScalar: true }),
    ),
  };
}

/** RFC 7643 §3.3: an extension that the organization declared. */
function declaredSchema({ urn, name, description, attributes }: DeclaredExtension): Schema {
  return { id: urn, name, description: description ?? name, attributes: attributes.map(declaredAttribute) };
}

function declaredAttribute(attribute: SchemaAttribute): Attribute {
  const { name, type, multiValued, caseExact, description, canonicalValues } = attribute;
  return defineAttribute(name, description ?? name, {
    type,
    multiValued,
    caseExact,
    ...(canonicalValues.length === 0 ? {} : { canonicalValues }),
    ...(type === "reference" ? { referenceTypes: ["external"] } : {}),
  });
}

/**
 * The User resource as one connector has it: what its settings require, and the metadata keys and schema extensions of its organization.
 * `moreKeys` are those that the request brings and that will be declared with it. Declared extensions come last, so that none of them
 * changes what a name without URN means.
 */
export function userResourceOf(policy: ProvisioningPolicy, moreKeys: readonly string[] = []): ResourceType {
  const keys = [...policy.metadataKeys, ...moreKeys];
  return {
    ...userResource,
    schema: withClosedLists(withRequired(userResource.schema, requiredBy(policy)), policy),
    extensions: [
      ...userResource.extensions,
      folderSchema,
      ...(keys.length === 0 ? [] : [metadataSchema(keys)]),
      ...policy.schemaExtensions.map(declaredSchema),
    ],
  };
}

interface Rules {
  readonly policy: ProvisioningPolicy;
  readonly uniqueGroupNames: boolean;
}

/** Every kind of resource of a connector (RFC 7643 §6). */
export function resourceTypesOf({ policy, uniqueGroupNames }: Rules): readonly ResourceType[] {
  return [userResourceOf(policy), groupResourceOf({ nests: policy.holdsNestedGroups, uniqueNames: uniqueGroupNames })];
}

/** Where a rule takes some values alone, they are told. */
function withClosedLists(schema: Schema, { userTypes, roleRule }: ProvisioningPolicy): Schema {
  if (userTypes === null && !roleRule) return schema;
  const closed = (attribute: Attribute): Attribute => {
    if (userTypes !== null && attribute.name === "userType") return { ...attribute, canonicalValues: userTypes };
    if (!roleRule || attribute.name !== "roles") return attribute;
    const subAttributes = attribute.subAttributes?.map((part) =>
      part.name === "value" ? { ...part, canonicalValues: accessRoles } : part,
    );
    return { ...attribute, ...(subAttributes === undefined ? {} : { subAttributes }) };
  };
  return { ...schema, attributes: schema.attributes.map(closed) };
}

/** A default stands in for an absent user type, so that nobody has to send one. */
function requiredBy(policy: ProvisioningPolicy): ReadonlySet<string> {
  return new Set(policy.requiredAttributes.filter((name) => name !== "userType" || policy.defaultUserType === null));
}

function withRequired(schema: Schema, required: ReadonlySet<string>): Schema {
  if (required.size === 0) return schema;
  return { ...schema, attributes: schema.attributes.map((attribute) => requiredIn(attribute, required)) };
}

/** A user needs an address of their own, which is the primary one; others may be shared. */
const uniqueEmail = {
  uniqueness: "server",
  description: "The address. The primary one is no other user's.",
} as const;

function requiredIn(attribute: Attribute, required: ReadonlySet<string>): Attribute {
  const { name, subAttributes } = attribute;
  const parts = subAttributes?.map((part) =>
    required.has(`${name}.${part.name}`) || (required.has(name) && part.name === "value")
      ? { ...part, required: true, ...(name === "emails" ? uniqueEmail : {}) }
      : part,
  );
  const isRequired = required.has(name) || parts?.some((part) => part.required) === true;
  return {
    ...attribute,
    ...(isRequired ? { required: true } : {}),
    ...(parts === undefined ? {} : { subAttributes: parts }),
  };
}
