import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import {
  readSchemaExtension,
  schemaExtensionSnapshot,
  schemaExtensionTarget,
} from "@/lib/schema-extensions/schema-extension-row";
import type { DeletedSchemaExtension } from "@/lib/schema-extensions/schemas";

/**
 * Deletes an extension and its values from everybody who has some, Entra's people included. What Entra sends of it afterwards is skipped,
 * as any unknown attribute is. Answers how many users lost values.
 *
 * @throws AppError `not_found`; `conflict` (field version) for another version than expected
 */
export function deleteSchemaExtension(ctx: Ctx, id: string, expected: Expected = {}): Promise<DeletedSchemaExtension> {
  return mutate(ctx, "schema:delete", async (tx) => {
    const row = await readSchemaExtension(tx, ctx, id, "for update");
    await requireVersion(tx, ctx.organizationId, row, expected.version);
    await tx.query("delete from schema_extension where organization_id = $1 and id = $2", [ctx.organizationId, id]);
    const users = await forget(tx, ctx, row.urn);
    return {
      value: { users },
      change: {
        action: "schema_extension.delete",
        target: schemaExtensionTarget(row),
        before: { ...schemaExtensionSnapshot(row), users },
        after: null,
      },
    };
  });
}

/** Users are locked in the order of their ids. Those that are deleted lose their values when they come back: `unbury`. */
async function forget(tx: Tx, ctx: Ctx, urn: string): Promise<number> {
  const rows = await tx.query<{ users: number }>(
    `with holder as materialized (
       select u.id from "user" u where u.organization_id = $1 and u.attributes ? $2::text order by u.id for update of u),
     changed as (
       update "user" u set version = u.version + 1, updated_at = $3, attributes = u.attributes - $2::text
       from holder where u.organization_id = $1 and u.id = holder.id
       returning 1)
     select count(*)::int as users from changed`,
    [ctx.organizationId, urn, ctx.now()],
  );
  return rows[0]?.users ?? 0;
}
