import { z } from "zod";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";

/** How many extensions an organization declares at most, and how many attributes one of them has. */
export const schemaExtensionLimit = 20;
export const schemaAttributeLimit = 100;

/** What all attributes of an extension may take together: each request of a connector reads them. */
const attributesLimit = 32_768;

/** The simple types of RFC 7643 §2.3; an extension is flat, as Entra maps no more than that. */
export const schemaAttributeTypes = [
  "string",
  "boolean",
  "integer",
  "decimal",
  "dateTime",
  "reference",
  "binary",
] as const;
export type SchemaAttributeType = (typeof schemaAttributeTypes)[number];

/** Begins the URNs that belong to SCIM itself (RFC 7643 §10.3, RFC 7644 §8.2). */
const reservedStarts = ["urn:ietf:params:scim:schemas:core:", "urn:ietf:params:scim:api:"];

/** The extensions of User that Usher has by itself. */
const builtInUrns = [
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  folderExtensionUrn,
  metadataUrn,
] as const;

/** Whether an extension is one that Usher has by itself, in any spelling of upper and lower case. */
export function isBuiltInExtension(urn: string): boolean {
  return builtInUrns.some((builtIn) => builtIn.toLowerCase() === urn.toLowerCase());
}

/**
 * Whether paths could mean both: equal, or one begins the other, as `urn:a:b` with the attribute `c` and `urn:a:b:c` do. Upper and lower
 * case count as equal (RFC 8141 §3).
 */
function collides(one: string, other: string): boolean {
  const [left, right] = [`${one.toLowerCase()}:`, `${other.toLowerCase()}:`];
  return left.startsWith(right) || right.startsWith(left);
}

const isFree = (urn: string) =>
  !reservedStarts.some((start) => urn.toLowerCase().startsWith(start)) &&
  !builtInUrns.some((builtIn) => collides(urn, builtIn));

/**
 * RFC 8141 §2, without what a SCIM path or an address cannot carry: `urn:`, a namespace, and parts of letters, digits, `-`, `.`, `_` and
 * `~`, joined by colons.
 */
export const SchemaExtensionUrn = z
  .string()
  .trim()
  .min(1, "Enter a URN, such as urn:ietf:params:scim:schemas:extension:contoso:2.0:User.")
  .max(200, "A URN has at most 200 characters.")
  .regex(/^urn:/, { error: "A URN begins with urn: in small letters.", abort: true })
  .regex(/^urn:[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9](?::|$)/, {
    error: "After urn: comes a namespace of 2 to 32 letters, digits and hyphens, such as ietf or contoso.",
    abort: true,
  })
  .regex(/^urn:[^:]+(?::[A-Za-z0-9._~-]+)+$/, {
    error: "After the namespace come one or more parts of letters, digits, - . _ and ~, each after one colon.",
    abort: true,
  })
  .refine(
    (urn) => !/^urn:urn-\d/i.test(urn) && !/^urn:x-/i.test(urn),
    "Namespaces that begin with urn- or x- are not for use.",
  )
  .refine(isFree, "This URN belongs to SCIM or to Usher, or paths could mean both. Choose one of your own.")
  .regex(/:[A-Za-z][A-Za-z0-9_-]*$/, {
    error:
      "The last part is a name of letters, digits, - and _ that begins with a letter, such as User: PATCH reads it as one.",
  });

/** RFC 7643 §2.1, without `$`: a letter, then letters, digits, - and _. Upper and lower case count as equal. */
const AttributeName = z
  .string()
  .trim()
  .min(1, "Enter a name, such as badgeNumber.")
  .max(60, "A name has at most 60 characters.")
  .regex(/^[A-Za-z0-9_-]*$/, {
    error: "A name has letters, digits, - and _ and no dot, colon or space, because Entra would split it.",
    abort: true,
  })
  .regex(/^[A-Za-z]/, "A name begins with a letter.");

const Name = z.string().trim().min(1, "Enter a name.").max(80, "A name has at most 80 characters.");
const Description = z.string().trim().max(200, "A description has at most 200 characters.");

const SchemaAttributeInput = z
  .strictObject({
    name: AttributeName,
    type: z.enum(schemaAttributeTypes, `A type is one of ${schemaAttributeTypes.join(", ")}.`),
    multiValued: z.boolean().exactOptional(),
    caseExact: z.boolean().exactOptional().meta({ description: "Of text. References and binary data always are." }),
    description: Description.exactOptional(),
    canonicalValues: z
      .array(
        z.string().trim().min(1, "A suggested value is not empty.").max(100, "A value has at most 100 characters."),
      )
      .max(50, "An attribute has at most 50 suggested values.")
      .exactOptional()
      .meta({ description: "Of text: suggestions for people. Other values are taken, too (RFC 7643 §7)." }),
  })
  .refine((attribute) => attribute.type === "string" || !attribute.canonicalValues?.length, {
    error: "Only text has suggested values. Remove them, or choose the type string.",
    path: ["canonicalValues"],
  });
export type SchemaAttributeInput = z.infer<typeof SchemaAttributeInput>;

const Attributes = z
  .array(SchemaAttributeInput)
  .min(1, "Add an attribute: an extension without one holds nothing.")
  .max(schemaAttributeLimit, `An extension has at most ${schemaAttributeLimit} attributes. Declare another extension.`)
  .superRefine((attributes, context) => {
    const seen = new Set<string>();
    for (const [index, { name }] of attributes.entries()) {
      if (seen.has(name.toLowerCase()))
        context.addIssue({
          code: "custom",
          path: [index, "name"],
          message: `${name} is there already (upper and lower case count as equal). Choose another name.`,
        });
      seen.add(name.toLowerCase());
    }
    if (JSON.stringify(attributes).length > attributesLimit)
      context.addIssue({
        code: "custom",
        message:
          "The attributes are too long together. Shorten descriptions and suggested values, or declare another extension.",
      });
  });

export const DeclareSchemaExtension = z.strictObject({
  urn: SchemaExtensionUrn,
  name: Name,
  description: Description.exactOptional(),
  attributes: Attributes,
});
export type DeclareSchemaExtension = z.infer<typeof DeclareSchemaExtension>;

/** `attributes` is the whole list: one that is left out is removed. The URN stays. */
export const UpdateSchemaExtension = z.strictObject({
  name: Name.exactOptional(),
  description: Description.exactOptional(),
  attributes: Attributes.exactOptional(),
  version: z.int().positive().exactOptional(),
});
export type UpdateSchemaExtension = z.infer<typeof UpdateSchemaExtension>;

export const SchemaExtensionParams = z.object({ extensionId: z.uuid() });

/** One attribute as it is kept. */
export interface SchemaAttribute {
  readonly name: string;
  readonly type: SchemaAttributeType;
  readonly multiValued: boolean;
  readonly caseExact: boolean;
  readonly description: string | null;
  readonly canonicalValues: readonly string[];
}

export interface SchemaExtensionDto {
  readonly id: string;
  readonly urn: string;
  readonly name: string;
  readonly description: string | null;
  readonly attributes: readonly SchemaAttribute[];
  readonly declaredBy: string;
  readonly createdAt: string;
  readonly version: number;
}

export interface SchemaExtensionItem extends SchemaExtensionDto {
  /** How many users have a value in it. */
  readonly users: number;
}

export interface DeletedSchemaExtension {
  /** How many users lost their values. */
  readonly users: number;
}
