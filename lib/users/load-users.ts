import type { Tx } from "@/lib/db/transaction";
import type { UserRecord } from "@/lib/users/user";
import { toUserRecord, userColumns, userGroupsColumn } from "@/lib/users/user-row";

/** The users with these ids, by id; those that do not exist are left out. Groups are touched only when asked for. */
export async function loadUsers(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  options: { readonly withGroups: boolean },
): Promise<ReadonlyMap<string, UserRecord>> {
  if (ids.length === 0) return new Map();
  const columns = options.withGroups ? `${userColumns}, ${userGroupsColumn}` : userColumns;
  const rows = await tx.query<Parameters<typeof toUserRecord>[0]>(
    `select ${columns} from "user" u where u.organization_id = $1 and u.id = any($2::uuid[])`,
    [organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, toUserRecord(row)]));
}
