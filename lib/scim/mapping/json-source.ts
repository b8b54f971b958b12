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
    return {
      kind: "list",
      from: `jsonb_array_elements(${value}) with ordinality as e (value, position)`,
      position: "e.position",
      part: (name) =>
        attribute.type === "complex"
          ? jsonScalar(subAttribute(attribute, name), `${alias} ->> ${literal(name)}`)
          : jsonScalar(attribute, `${alias} #>> '{}'`),
    };
  }
  if (attribute.type === "complex") {
    return {
      kind: "complex",
      sql: value,
      part: (name) => jsonScalar(subAttribute(attribute, name), `${value} ->> ${literal(name)}`),
    };
  }
  return jsonScalar(attribute, `${parent} ->> ${literal(attribute.name)}`);
}

function subAttribute(attribute: Attribute, name: string): Attribute {
  return attribute.subAttributes?.find((sub) => sub.name === name) ?? attribute;
}

function jsonScalar(attribute: Attribute, sql: string): Scalar {
  if (attribute.type === "boolean") return { kind: "boolean", sql: `(${sql})::boolean` };
  return { kind: "text", sql: `(${sql})` };
}

/** A name from the schema table as an SQL literal. */
function literal(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
