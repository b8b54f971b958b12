import { resourceTypeUrn, schemaUrn } from "../urns";
import type { Attribute, Document, Json, ResourceType, Schema } from "./attribute";

/** RFC 7643 §7: the table as `/Schemas` shows it, each schema once. `baseUrl` has no slash at its end. */
export function schemaDocuments(types: readonly ResourceType[], baseUrl: string): readonly Document[] {
  const schemas = new Set(types.flatMap((type) => [type.schema, ...type.extensions]));
  return [...schemas].map((schema) => schemaDocument(schema, baseUrl));
}

/** RFC 7643 §6: the documents of `/ResourceTypes`. */
export function resourceTypeDocuments(types: readonly ResourceType[], baseUrl: string): readonly Document[] {
  return types.map((type) => resourceTypeDocument(type, baseUrl));
}

function schemaDocument(schema: Schema, baseUrl: string): Document {
  return {
    schemas: [schemaUrn],
    id: schema.id,
    name: schema.name,
    description: schema.description,
    attributes: schema.attributes.map(attributeDocument),
    meta: { resourceType: "Schema", location: `${baseUrl}/Schemas/${schema.id}` },
  };
}

function attributeDocument(attribute: Attribute): Json {
  const { subAttributes, canonicalValues, referenceTypes, anyScalar: _, separator: __, ...characteristics } = attribute;
  return {
    ...characteristics,
    ...(canonicalValues === undefined ? {} : { canonicalValues }),
    ...(referenceTypes === undefined ? {} : { referenceTypes }),
    ...(subAttributes === undefined ? {} : { subAttributes: subAttributes.map(attributeDocument) }),
  };
}

function resourceTypeDocument(type: ResourceType, baseUrl: string): Document {
  return {
    schemas: [resourceTypeUrn],
    id: type.name,
    name: type.name,
    endpoint: type.endpoint,
    description: type.description,
    schema: type.schema.id,
    schemaExtensions: type.extensions.map((schema) => ({ schema: schema.id, required: false })),
    meta: { resourceType: "ResourceType", location: `${baseUrl}/ResourceTypes/${type.name}` },
  };
}
