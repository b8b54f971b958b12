import type { NestedGroups } from "@/lib/connectors/schemas";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/utils/uuid";

/** What whoever acts may do with groups inside groups (docs/decisions/nested-groups-by-a-setting.md). */
export interface NestedRule {
  readonly setting: NestedGroups;
  /** Whether a group may be inside another one, so that it is worth a statement to look. */
  readonly holds: boolean;
}

/** People put only people into groups, but what a deleted connector left inside one they may take out. */
export function nestedRuleOf({ actor }: Ctx): NestedRule {
  if (actor.kind !== "connector") return { setting: "leave_out", holds: true };
  return { setting: actor.policy.nestedGroups, holds: actor.policy.holdsNestedGroups };
}

/**
 * Makes everybody who puts groups into groups of this organization wait for one another, so that no two of them close a circle
 * together. Called before any group is locked, so that nobody waits here while another waits for that group. `ids` are those to
 * be added, or null when only the members tell; nothing is locked unless one of them is a group.
 */
export async function lockNesting(tx: Tx, organizationId: string, ids: Iterable<string> | null): Promise<void> {
  const lock = "pg_advisory_xact_lock(hashtextextended($1, 0))";
  const key = `nested-groups:${organizationId}`;
  if (ids === null) {
    await tx.query(`select ${lock}`, [key]);
    return;
  }
  const candidates = [...ids].filter(isUuid);
  if (candidates.length === 0) return;
  await tx.query(
    `select ${lock} where exists (select from "group" where organization_id = $2 and id = any($3::uuid[]))`,
    [key, organizationId, candidates],
  );
}

/**
 * Puts groups into a group. They give it nothing: nobody becomes a member by them. Returns the ids of those that are new in it.
 *
 * @throws AppError `invalid_input` (field members) for the group itself, and for one that the group is inside of
 */
export async function insertNested(
  tx: Tx,
  organizationId: string,
  groupId: string,
  ids: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  await refuseCircle(tx, organizationId, groupId, ids);
  const rows = await tx.query<{ member_id: string }>(
    `with found as (
       select id from "group" where organization_id = $1 and id = any($3::uuid[]) order by id for key share)
     insert into group_in_group (organization_id, group_id, member_id, added_at)
     select $1, $2, id, $4 from found on conflict do nothing
     returning member_id`,
    [organizationId, groupId, ids, now],
  );
  return rows.map((row) => row.member_id);
}

/** Upwards from the group, because each new line goes down from it: a circle would have to come back by one of these. */
async function refuseCircle(tx: Tx, organizationId: string, groupId: string, ids: readonly string[]): Promise<void> {
  const [above] = await tx.query<{ id: string; display_name: string }>(
    `with recursive above (id) as (
       select $2::uuid
       union
       select n.group_id from above a join group_in_group n on n.organization_id = $1 and n.member_id = a.id)
     select g.id, g.display_name from above a join "group" g on g.organization_id = $1 and g.id = a.id
     where a.id = any($3::uuid[]) order by g.id limit 1`,
    [organizationId, groupId, ids],
  );
  if (above === undefined) return;
  const why =
    above.id === groupId
      ? "a group cannot be a member of itself"
      : "this group is inside that one already, and groups cannot be in a circle";
  throw new AppError(
    "invalid_input",
    `members: the group ${above.id} (${above.display_name}) cannot be a member here, because ${why}. Take one of the two out of the other in Entra.`,
    { field: "members" },
  );
}

/** The refusal of the setting “refuse”. */
export function nestedRefused(ids: readonly string[]): AppError {
  const more = ids.length > 5 ? ", …" : "";
  return new AppError(
    "invalid_input",
    `members: ${ids.slice(0, 5).join(", ")}${more} ${ids.length === 1 ? "is a group" : "are groups"}, and this connector refuses groups inside groups. Assign the inner group to the app in Entra instead of nesting it, or choose another answer under “Groups inside groups” in the connector's settings.`,
    { field: "members" },
  );
}

/** Takes groups out of a group: the listed ones, or, when it is cleared, all but those. Returns their ids. */
export async function removeNested(
  tx: Tx,
  organizationId: string,
  groupId: string,
  { clear, ids }: { readonly clear: boolean; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  const rows = await tx.query<{ member_id: string }>(
    `delete from group_in_group
     where organization_id = $1 and group_id = $2 and ${clear ? "not " : ""}(member_id = any($3::uuid[]))
     returning member_id`,
    [organizationId, groupId, ids],
  );
  return rows.map((row) => row.member_id);
}

/** Before a group is deleted: gives every group that it is inside of a new version, because their members change. */
export async function leaveOuterGroups(tx: Tx, organizationId: string, groupId: string, now: Date): Promise<void> {
  await tx.query(
    `update "group" set version = version + 1, updated_at = $3
     where organization_id = $1 and id in (
       select group_id from group_in_group where organization_id = $1 and member_id = $2)`,
    [organizationId, groupId, now],
  );
}

/** Locks a group and those that it is inside of, in the one order that the removal of users locks groups in. */
export async function lockWithOuterGroups(tx: Tx, organizationId: string, groupId: string): Promise<void> {
  await tx.query(
    `select from "group" g where g.organization_id = $1 and (g.id = $2 or g.id in (
       select n.group_id from group_in_group n where n.organization_id = $1 and n.member_id = $2))
     order by g.id for update of g`,
    [organizationId, groupId],
  );
}
