import type { Scalar, Source } from "@/lib/scim/mapping/where";
import type { Attribute } from "@/lib/scim/protocol/schema/attribute";
import type { Target } from "@/lib/scim/protocol/schema/lookup";

/** Reads an attribute that is kept in the JSON column `column`, under its name, or under its extension's URN and its name. */
export function jsonSource(target: Target, column: string): Source {
  const { attribute } = target;
  const parent = target.extension ? `${column} -> ${literal(target.schema.id)}` : column;
  const value = `(${parent} -> ${literal(attribute.name)})`;
  if (attribute.multiValued) {
    const alias = "e.value";
    const list = target.extension ? ofType(value, "array", value) : value;
    return {
      kind: "list",
      from: `jsonb_array_elements(${list}) with ordinality as e (value, position)`,
      position: "e.position",
      part: (name) =>
        attribute.type === "complex"
          ? jsonScalar(subAttribute(attribute, name), `${alias} ->> ${literal(name)}`)
          : jsonScalar(attribute, `${alias} #>> '{}'`, alias),
    };
  }
  if (attribute.type === "complex") {
    return {
      kind: "complex",
      sql: value,
      part: (name) => jsonScalar(subAttribute(attribute, name), `${value} ->> ${literal(name)}`),
    };
  }
  return jsonScalar(attribute, `${parent} ->> ${literal(attribute.name)}`, value);
}

function subAttribute(attribute: Attribute, name: string): Attribute {
  return attribute.subAttributes?.find((sub) => sub.name === name) ?? attribute;
}

/** `json` is the value itself. An extension's attribute may once have had another type, and what is left of it is no value. */
function jsonScalar(attribute: Attribute, sql: string, json = ""): Scalar {
  switch (attribute.type) {
    case "boolean":
      return { kind: "boolean", sql: json === "" ? `(${sql})::boolean` : ofType(json, "boolean", `(${sql})::boolean`) };
    case "integer":
    case "decimal":
      return { kind: "number", sql: ofType(json, "number", `(${sql})::numeric`) };
    case "dateTime":
      return { kind: "timestamp", sql: `usher_instant(${sql})` };
    default:
      return { kind: "text", sql: `(${sql})` };
  }
}

function ofType(json: string, type: "boolean" | "number" | "array", sql: string): string {
  return `(case when jsonb_typeof(${json}) = '${type}' then ${sql} end)`;
}

/** A name from the schema table as an SQL literal. */
function literal(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
