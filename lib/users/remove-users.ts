import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { keepOneAdmin } from "@/lib/users/keep-one-admin";
import { type UserRecord, userLabel } from "@/lib/users/user";
import { lockUsers } from "@/lib/users/user-row";

/** Days that a deleted user can be restored. */
const keptDays = 30;

export interface Removal {
  /** `keep` leaves a tombstone that can be restored; `erase` leaves nothing. */
  readonly policy: "keep" | "erase";
  /** Whose wish it was: what a connector deleted, it may bring back by creating the person again. */
  readonly askedBy: "connector" | "person";
  readonly deletedBy: string;
  readonly now: Date;
}

/**
 * Locks the groups of some users and then the users, in one order: a membership change locks its group first and the user
 * second. Ids of nobody are left out.
 */
export async function lockForRemoval(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<readonly UserRecord[]> {
  await tx.query(
    `select from "group" g where g.organization_id = $1 and g.id in (
       select m.group_id from group_member m where m.organization_id = $1 and m.user_id = any($2::uuid[]))
     order by g.id for update of g`,
    [organizationId, ids],
  );
  return lockUsers(tx, organizationId, ids);
}

/**
 * Takes users out of the directory with their memberships, folders, sessions and passwords, by set-based statements. The
 * users come from `lockForRemoval`. A tombstone keeps the user, the memberships and the folders; a password is never kept.
 *
 * @throws AppError `conflict` for the last admin
 */
export async function removeUsers(tx: Tx, ctx: Ctx, users: readonly UserRecord[], removal: Removal): Promise<void> {
  const { organizationId } = ctx;
  const ids = users.map(({ id }) => id);
  const admins = users.filter(({ accessRole, active }) => accessRole === "EnterpriseAdmin" && active);
  await keepOneAdmin(
    tx,
    ctx,
    admins.map((user) => ({ id: user.id, label: userLabel(user) })),
  );
  if (removal.policy === "keep") await bury(tx, organizationId, ids, removal);
  // Only now: while we waited for the locks, groups may have gained the user or lost it.
  await tx.query(
    `update "group" set version = version + 1, updated_at = $3
     where organization_id = $1 and id in (
       select group_id from group_member where organization_id = $1 and user_id = any($2::uuid[]))`,
    [organizationId, ids, removal.now],
  );
  await tx.query(`delete from "user" where organization_id = $1 and id = any($2::uuid[])`, [organizationId, ids]);
}

async function bury(tx: Tx, organizationId: string, ids: readonly string[], removal: Removal): Promise<void> {
  const purgeAt = new Date(removal.now.getTime() + keptDays * 86_400_000);
  await tx.query(
    `insert into user_tombstone (organization_id, id, connector_id, user_name, user_name_key, external_id, label,
       deleted_by, deleted_at, purge_at, snapshot)
     select u.organization_id, u.id, u.connector_id, u.user_name, u.user_name_key, u.external_id,
       coalesce(u.display_name, u.user_name), $3, $4, $5,
       jsonb_build_object(
         'asked_by', $6::text,
         'user', to_jsonb(u),
         'memberships', coalesce((select jsonb_agg(jsonb_build_object('group_id', m.group_id, 'added_at', m.added_at))
           from group_member m where m.organization_id = u.organization_id and m.user_id = u.id), '[]'),
         'folder_access', coalesce((select jsonb_agg(to_jsonb(a)) from folder_access a
           where a.organization_id = u.organization_id and a.user_id = u.id and a.source <> 'rule'), '[]'),
         'folder_requests', coalesce((select jsonb_agg(to_jsonb(r)) from folder_request r
           where r.organization_id = u.organization_id and r.user_id = u.id), '[]'))
     from "user" u where u.organization_id = $1 and u.id = any($2::uuid[])`,
    [organizationId, ids, removal.deletedBy, removal.now, purgeAt, removal.askedBy],
  );
}
