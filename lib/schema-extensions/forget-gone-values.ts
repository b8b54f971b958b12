import type { Tx } from "@/lib/db/transaction";
import { isBuiltInExtension, type SchemaAttribute } from "@/lib/schema-extensions/schemas";

type Attributes = { readonly [name: string]: unknown };

/**
 * Takes from somebody who comes back the values of extensions and attributes that were deleted, or are of another type, meanwhile. What
 * is left cannot be changed until the transaction ends, so that whoever changes it then meets this person.
 */
export async function forgetGoneValues(tx: Tx, organizationId: string, userId: string): Promise<void> {
  const users = await tx.query<{ attributes: Attributes }>(
    `select attributes from "user" where organization_id = $1 and id = $2`,
    [organizationId, userId],
  );
  const before = users[0]?.attributes ?? {};
  const urns = Object.keys(before).filter((name) => name.startsWith("urn:") && !isBuiltInExtension(name));
  if (urns.length === 0) return;
  const rows = await tx.query<{ urn: string; attributes: readonly SchemaAttribute[] }>(
    `select urn, attributes from schema_extension where organization_id = $1 and urn = any($2::text[]) order by id for key share`,
    [organizationId, urns],
  );
  const declared = new Map(rows.map(({ urn, attributes }) => [urn, attributes]));
  const after = Object.fromEntries(
    Object.entries(before).flatMap(([name, value]): [string, unknown][] => {
      if (!urns.includes(name)) return [[name, value]];
      const kept = fitting(value, declared.get(name) ?? []);
      return Object.keys(kept).length === 0 ? [] : [[name, kept]];
    }),
  );
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await tx.query(`update "user" set attributes = $3::jsonb where organization_id = $1 and id = $2`, [
    organizationId,
    userId,
    JSON.stringify(after),
  ]);
}

function fitting(values: unknown, declared: readonly SchemaAttribute[]): Attributes {
  const attributes = new Map(declared.map((attribute) => [attribute.name, attribute]));
  const kept = Object.entries(Object(values) as Attributes).filter(([name, value]) => {
    const attribute = attributes.get(name);
    if (attribute === undefined || attribute.multiValued !== Array.isArray(value)) return false;
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
    return elements.every((element) => typeof element === jsonTypes[attribute.type]);
  });
  return Object.fromEntries(kept);
}

const jsonTypes: Readonly<Record<SchemaAttribute["type"], "string" | "boolean" | "number">> = {
  string: "string",
  boolean: "boolean",
  integer: "number",
  decimal: "number",
  dateTime: "string",
  reference: "string",
  binary: "string",
};
