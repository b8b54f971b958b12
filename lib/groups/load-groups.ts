import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { GroupRecord, MemberRecord } from "@/lib/groups/group";
import { groupColumns, selectMembers, toGroupRecord } from "@/lib/groups/group-row";
import { nestedRuleOf } from "@/lib/groups/nested-groups";

/** The groups with these ids, by id; those that do not exist are left out. Members are touched only when asked for. */
export async function loadGroups(
  tx: Tx,
  ctx: Ctx,
  ids: readonly string[],
  options: { readonly withMembers: boolean },
): Promise<ReadonlyMap<string, { readonly group: GroupRecord; readonly members: readonly MemberRecord[] }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<Parameters<typeof toGroupRecord>[0]>(
    `select ${groupColumns} from "group" g where g.organization_id = $1 and g.id = any($2::uuid[])`,
    [ctx.organizationId, ids],
  );
  const members = await selectMembers(tx, ctx.organizationId, options.withMembers ? ids : [], nestedRuleOf(ctx));
  return new Map(rows.map((row) => [row.id, { group: toGroupRecord(row), members: members.get(row.id) ?? [] }]));
}
