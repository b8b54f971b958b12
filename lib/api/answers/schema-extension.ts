import { z } from "zod";
import { Moment, Version } from "@/lib/api/answers/parts";
import {
  type DeletedSchemaExtension,
  type SchemaAttribute,
  type SchemaExtensionDto,
  type SchemaExtensionItem,
  schemaAttributeTypes,
} from "@/lib/schema-extensions/schemas";

const SchemaAttributeAnswer: z.ZodType<SchemaAttribute> = z
  .strictObject({
    name: z.string(),
    type: z.enum(schemaAttributeTypes),
    multiValued: z.boolean(),
    caseExact: z.boolean(),
    description: z.string().nullable(),
    canonicalValues: z.array(z.string()).meta({ description: "Suggestions; other values are taken, too." }),
  })
  .meta({ id: "SchemaAttribute" });

const declared = {
  id: z.uuid(),
  urn: z.string().meta({ description: "Entra maps to `{urn}:{attribute}`." }),
  name: z.string(),
  description: z.string().nullable(),
  attributes: z.array(SchemaAttributeAnswer),
  declaredBy: z.string(),
  createdAt: Moment,
  version: Version,
};

export const SchemaExtensionAnswer: z.ZodType<SchemaExtensionDto> = z
  .strictObject(declared)
  .meta({ id: "SchemaExtension" });

export const SchemaExtensionItemAnswer: z.ZodType<SchemaExtensionItem> = z
  .strictObject({ ...declared, users: z.int().meta({ description: "Users who have a value in it." }) })
  .meta({ id: "SchemaExtensionItem" });

export const DeletedSchemaExtensionAnswer: z.ZodType<DeletedSchemaExtension> = z
  .strictObject({ users: z.int().meta({ description: "Users who lost their values." }) })
  .meta({ id: "DeletedSchemaExtension" });
