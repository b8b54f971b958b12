import type { Tx } from "@/lib/db/transaction";
import { type MembershipOutcome, type MembershipPlan, namedIds } from "@/lib/groups/group";
import { insertNested, type NestedRule, nestedRefused, removeNested } from "@/lib/groups/nested-groups";
import { isUuid } from "@/lib/utils/uuid";

/**
 * Applies a plan to a group whose row the caller has locked, by set-based statements that never read the member list.
 *
 * Adding a member twice and removing a stranger change nothing. Ids that belong to nobody are reported, not refused; those of
 * groups are dealt with as `nested` says, and cost a statement only where there are some.
 *
 * @throws AppError `invalid_input` (field members) for a group where none is taken, and for one that would close a circle
 */
export async function applyMembership(
  tx: Tx,
  organizationId: string,
  groupId: string,
  plan: MembershipPlan,
  nested: NestedRule,
  now: Date,
): Promise<MembershipOutcome> {
  const removed = await remove(tx, organizationId, groupId, plan);
  const nestedOut = nested.holds ? await removeGroups(tx, organizationId, groupId, plan, removed.count) : [];
  const add = await insert(tx, organizationId, groupId, [...plan.add], now);
  const { unknown, groups, keptGroups } = add.missing;
  const isGroupNamed = groups.length + keptGroups > 0;
  if (nested.setting === "refuse" && groups.length > 0) throw nestedRefused(groups);
  const keeps = nested.setting === "keep" && groups.length > 0;
  const nestedIn = keeps ? await insertNested(tx, organizationId, groupId, groups, now) : [];
  // Deleted since they were looked up.
  const gone = keeps && nestedIn.length < groups.length ? groups.filter((id) => !nestedIn.includes(id)) : [];
  const onlyStrangers = unknown.length > 0 && !isGroupNamed && add.found === 0 && plan.remove.size === 0;
  return {
    added: add.added,
    addedIds: add.ids,
    removed: removed.count,
    removedIds: removed.ids,
    nestedIn,
    nestedOut,
    unknown: [...unknown, ...gone],
    nested: keeps ? [] : groups,
    onlyStrangers,
  };
}

/** When each id that was to go was somebody's, none was a group's. */
async function removeGroups(
  tx: Tx,
  organizationId: string,
  groupId: string,
  plan: MembershipPlan,
  people: number,
): Promise<readonly string[]> {
  const ids = [...(plan.clear ? plan.add : plan.remove)].filter(isUuid);
  if (!plan.clear && ids.length === people) return [];
  return removeNested(tx, organizationId, groupId, { clear: plan.clear, ids });
}

async function remove(
  tx: Tx,
  organizationId: string,
  groupId: string,
  plan: MembershipPlan,
): Promise<{ count: number; ids: readonly string[] }> {
  const ids = [...(plan.clear ? plan.add : plan.remove)].filter(isUuid);
  if (!plan.clear && ids.length === 0) return { count: 0, ids: [] };
  const rows = await tx.query<{ count: number; ids: string[] | null }>(
    `with gone as (
       delete from group_member
       where organization_id = $1 and group_id = $2 and ${plan.clear ? "not " : ""}(user_id = any($3::uuid[]))
       returning user_id)
     select count(*)::int as count, (array_agg(user_id::text))[1:${namedIds}] as ids from gone`,
    [organizationId, groupId, ids],
  );
  return { count: rows[0]?.count ?? 0, ids: rows[0]?.ids ?? [] };
}

interface Missing {
  readonly unknown: readonly string[];
  /** Ids of groups that are not inside the group yet. */
  readonly groups: readonly string[];
  /** How many groups were named that are inside it already. */
  readonly keptGroups: number;
}

async function insert(
  tx: Tx,
  organizationId: string,
  groupId: string,
  ids: readonly string[],
  now: Date,
): Promise<{ found: number; added: number; ids: readonly string[]; missing: Missing }> {
  const candidates = ids.filter(isUuid);
  const malformed = ids.filter((id) => !isUuid(id));
  if (candidates.length === 0) return { found: 0, added: 0, ids: [], missing: onlyUnknown(malformed) };
  // The key-share lock makes a concurrent deletion of the user wait, or be seen, instead of failing the foreign key.
  const rows = await tx.query<{ found: number; added: string[] | null }>(
    `with found as (
       select id from "user" where organization_id = $1 and id = any($3::uuid[]) order by id for key share),
     added as (
       insert into group_member (organization_id, group_id, user_id, added_at)
       select $1, $2, id, $4 from found on conflict do nothing
       returning user_id)
     select (select count(*)::int from found) as found, (select array_agg(user_id::text) from added) as added`,
    [organizationId, groupId, candidates, now],
  );
  const added = rows[0]?.added ?? [];
  const found = rows[0]?.found ?? 0;
  const missing =
    found === candidates.length
      ? onlyUnknown(malformed)
      : await explainMissing(tx, organizationId, groupId, candidates, malformed);
  return { found, added: added.length, ids: added.slice(0, namedIds), missing };
}

function onlyUnknown(unknown: readonly string[]): Missing {
  return { unknown, groups: [], keptGroups: 0 };
}

async function explainMissing(
  tx: Tx,
  organizationId: string,
  groupId: string,
  candidates: readonly string[],
  malformed: readonly string[],
): Promise<Missing> {
  const rows = await tx.query<{ id: string; is_group: boolean; is_inside: boolean }>(
    `select c.id::text as id, g.id is not null as is_group, n.member_id is not null as is_inside
     from unnest($2::uuid[]) as c (id)
     left join "user" u on u.organization_id = $1 and u.id = c.id
     left join "group" g on g.organization_id = $1 and g.id = c.id
     left join group_in_group n on n.organization_id = $1 and n.group_id = $3 and n.member_id = c.id
     where u.id is null`,
    [organizationId, candidates, groupId],
  );
  const groups = rows.filter((row) => row.is_group);
  return {
    unknown: [...malformed, ...rows.filter((row) => !row.is_group).map((row) => row.id)],
    groups: groups.filter((row) => !row.is_inside).map((row) => row.id),
    keptGroups: groups.filter((row) => row.is_inside).length,
  };
}
