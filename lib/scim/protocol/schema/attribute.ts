/** RFC 7643 §2.3. */
export type AttributeType =
  | "string"
  | "boolean"
  | "decimal"
  | "integer"
  | "dateTime"
  | "reference"
  | "binary"
  | "complex";

/** One row of the schema table, with the characteristics of RFC 7643 §7. Validation, PATCH, projection, filters and discovery read nothing else. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: "readOnly" | "readWrite" | "immutable" | "writeOnly";
  readonly returned: "always" | "never" | "default" | "request";
  readonly uniqueness: "none" | "server" | "global";
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
  /** Ours, not in `/Schemas`: numbers and Booleans are taken as their text. */
  readonly anyScalar?: true;
  /** Ours, not in `/Schemas`: text that comes in place of a list is a list separated by this. */
  readonly separator?: string;
}

/** RFC 7643 §7: one schema with its URN. */
export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** RFC 7643 §6: a kind of resource, its core schema and its extensions. */
export interface ResourceType {
  readonly name: "User" | "Group";
  readonly endpoint: "/Users" | "/Groups";
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A SCIM resource as JSON: canonical attribute names, extension attributes in an object under the extension's URN. */
export type Document = { readonly [attribute: string]: Json };
