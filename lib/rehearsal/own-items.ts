import type { Ctx } from "@/lib/context";
import type { SqlParams, SqlWriter } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";

export type ItemType = "User" | "Group";

/** Whether the user or group may be touched: outside of a rehearsal any, in one only what that rehearsal made. */
export async function isOwnItem(type: ItemType, id: string, ctx: Ctx): Promise<boolean> {
  if (ctx.rehearsalId === undefined) return true;
  const rows = await withOrganization(ctx.organizationId, (tx) => selectOwn(tx, ctx, type, [id]));
  return rows.length === 1;
}

/** Keeps real people out of a rehearsal's groups. @throws AppError `forbidden` */
export async function requireOwnMembers(tx: Tx, ctx: Ctx, userIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(userIds)];
  if (ctx.rehearsalId === undefined || ids.length === 0) return;
  if ((await selectOwn(tx, ctx, "User", ids)).length === ids.length) return;
  throw new AppError("forbidden", "A rehearsal adds nobody to a group but the people that it made itself.");
}

/** Narrows a search over the table under `alias` to what the rehearsal made; outside of one it stays as it is. */
export function withinRehearsal(where: SqlWriter | null, alias: string, ctx: Ctx): SqlWriter | null {
  const { rehearsalId } = ctx;
  if (rehearsalId === undefined) return where;
  return (params: SqlParams) => {
    const own = `exists (select 1 from rehearsal_item i where i.organization_id = $1 and i.resource_id = ${alias}.id
      and i.rehearsal_id = ${params.add(rehearsalId)}::uuid)`;
    return where === null ? own : `${own} and (${where(params)})`;
  };
}

function selectOwn(tx: Tx, ctx: Ctx, type: ItemType, ids: readonly string[]): Promise<object[]> {
  return tx.query(
    `select 1 from rehearsal_item
     where organization_id = $1 and rehearsal_id = $2 and resource_type = $3 and resource_id::text = any($4::text[])`,
    [ctx.organizationId, ctx.rehearsalId, type, ids],
  );
}
