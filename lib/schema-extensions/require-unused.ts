import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { SchemaExtensionRow } from "@/lib/schema-extensions/schema-extension-row";
import type { SchemaAttribute } from "@/lib/schema-extensions/schemas";

/**
 * Refuses a list of attributes that leaves out one which somebody has a value of, or in which such a one is spelled otherwise, of
 * another type, or a list where it was none.
 *
 * @throws AppError `conflict` (field attributes) that names the attribute and how many users have a value
 */
export async function requireUnused(
  tx: Tx,
  organizationId: string,
  before: SchemaExtensionRow,
  after: readonly SchemaAttribute[],
): Promise<void> {
  const kept = new Map(after.map((attribute) => [attribute.name, attribute]));
  const touched = before.attributes.filter((attribute) => !fits(attribute, kept.get(attribute.name)));
  if (touched.length === 0) return;
  const rows = await tx.query<{ name: string; users: number }>(
    `select used.name, count(*)::int as users from "user" u
     cross join lateral jsonb_object_keys(u.attributes -> $2::text) as used (name)
     where u.organization_id = $1 and u.attributes ? $2::text and used.name = any($3::text[])
     group by used.name order by used.name`,
    [organizationId, before.urn, touched.map(({ name }) => name)],
  );
  const used = rows[0];
  if (used === undefined) return;
  const users = used.users === 1 ? "1 user has" : `${used.users} users have`;
  throw new AppError(
    "conflict",
    `${users} a value of ${used.name}, so it keeps its spelling, its type and whether it is a list, and cannot be removed. Remove its mapping and clear its values in Entra first, or add another attribute beside it.`,
    { field: "attributes" },
  );
}

function fits(before: SchemaAttribute, after: SchemaAttribute | undefined): boolean {
  return after !== undefined && after.type === before.type && after.multiValued === before.multiValued;
}
