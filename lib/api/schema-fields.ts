/** The part of JSON Schema that our documents use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** What a value is: in words, and the object of the documentation that it names, if any. */
interface FieldType {
  readonly type: string;
  readonly object: string | null;
}

/** One row of a table of fields. */
export interface Field extends FieldType {
  /** `groups[].displayName` for what is inside of another. */
  readonly name: string;
  /** Of a parameter: path, query or header. */
  readonly place?: string;
  readonly required: boolean;
  readonly description: string | null;
}

/** The fields of an object, those of objects inside of it after them. */
export function fieldsOf(schema: JsonSchema, prefix = ""): readonly Field[] {
  const forms = schema.oneOf ?? schema.anyOf;
  if (schema.properties === undefined && forms !== undefined) return mergeForms(forms, prefix);
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const field: Field = {
      name: `${prefix}${name}`,
      required: schema.required?.includes(name) === true,
      ...typeOf(inner),
      description: inner.description ?? null,
    };
    const inside = insideOf(inner);
    return inside === null ? [field] : [field, ...fieldsOf(inside.schema, `${prefix}${name}${inside.suffix}.`)];
  });
}

/** Fields that only some forms have are not required. */
function mergeForms(forms: readonly JsonSchema[], prefix: string): readonly Field[] {
  const all = forms.flatMap((form) => fieldsOf(form, prefix));
  const names = [...new Set(all.map(({ name }) => name))];
  return names.flatMap((name) => {
    const same = all.filter((field) => field.name === name);
    const [first] = same;
    if (first === undefined) return [];
    const type = [...new Set(same.map((field) => field.type))].join(" or ");
    return [{ ...first, type, required: same.length === forms.length && same.every(({ required }) => required) }];
  });
}

/** The object that a field holds, directly, in an array, or beside null. */
function insideOf(schema: JsonSchema): { readonly schema: JsonSchema; readonly suffix: string } | null {
  if (schema.properties !== undefined) return { schema, suffix: "" };
  if (schema.items?.properties !== undefined) return { schema: schema.items, suffix: "[]" };
  const form = schema.anyOf?.find(({ type }) => type !== "null");
  return form?.properties === undefined ? null : { schema: form, suffix: "" };
}

export function typeOf(schema: JsonSchema): FieldType {
  if (schema.$ref !== undefined) {
    const object = schema.$ref.split("/").at(-1) ?? "";
    return { type: object, object };
  }
  const forms = schema.anyOf ?? schema.oneOf;
  if (forms !== undefined) {
    const types = forms.map(typeOf);
    return {
      type: [...new Set(types.map(({ type }) => type))].join(" or "),
      object: types.find(({ object }) => object !== null)?.object ?? null,
    };
  }
  if (schema.type === "array") {
    const { type, object } = typeOf(schema.items ?? {});
    return { type: `list of ${type}`, object };
  }
  return { type: simpleType(schema), object: null };
}

const words: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  boolean: "true or false",
  any: "any JSON",
};

function simpleType(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  if (schema.format === "uuid") return "id";
  if (schema.format === "date-time") return "date and time";
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? ["any"]);
  return types.map((type) => words[type] ?? type).join(" or ");
}
