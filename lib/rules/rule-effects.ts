import type { SqlParams } from "@/lib/db/sql";
import { type Rule, reasonOf } from "@/lib/rules/rule";

/** Whose effects are worked out: everybody's, or those of these users. */
export type EffectScope = "all" | readonly string[];

const roleList = "'{ReadOnly,User,Admin,EnterpriseAdmin}'::text[]";

/** How strong a role is, in SQL: 0 for none. */
export function roleRank(role: string): string {
  return `coalesce(array_position(${roleList}, ${role}), 0)`;
}

/**
 * The one statement behind preview and reality: common table expressions that end in `effect`, with a row for each person for
 * whom these rules come to something else than what is stored now. `$1` is the organization.
 *
 * `effect` has: user_id, label, active; role_before and role_after (what counts), role_given_* and role_rule_* (what a rule gives,
 * and which one); the same for `type`; folders_before, folders_after, folder_rules_before, folder_rule_after, folder_reason_after
 * and folders_elsewhere (the folders that SCIM or a hand gave).
 */
export function effectSql(params: SqlParams, rules: readonly Rule[], scope: EffectScope): string {
  const list = params.add(JSON.stringify(rules.map(toRow)));
  const ids = scope === "all" ? null : params.add(scope);
  const among = (column: string) => (ids === null ? "" : `and ${column} = any(${ids}::uuid[])`);
  return `rule as materialized (
    select r.id, r.position, r.group_id, r.reason, r.access_role, r.user_type,
      coalesce((select array_agg(f.id order by f.id) from folder f
        where f.organization_id = $1 and f.id = any(r.folder_ids)), '{}') as folders
    from jsonb_to_recordset(${list}::jsonb)
      as r (id uuid, position int, group_id uuid, reason text, access_role text, user_type text, folder_ids uuid[])),
  -- Put together by grouping, not by joins: no estimate of the planner can make this quadratic in the people.
  fact as materialized (
    select s.user_id, min(s.role_at) as role_at, min(s.type_at) as type_at, min(s.folders_at) as folders_at,
      coalesce(array_agg(s.folder_id order by s.folder_id) filter (where s.folder_id is not null), '{}') as folders,
      coalesce(array_agg(distinct s.rule_id) filter (where s.rule_id is not null), '{}') as rules
    from (
      select m.user_id, case when r.access_role is not null then r.position end as role_at,
        case when r.user_type is not null then r.position end as type_at,
        case when r.folders <> '{}' then r.position end as folders_at, null::uuid as folder_id, null::uuid as rule_id
      from group_member m join rule r on r.group_id = m.group_id
      where m.organization_id = $1 ${among("m.user_id")}
      union all
      select a.user_id, null, null, null, a.folder_id, a.rule_id
      from folder_access a where a.organization_id = $1 and a.source = 'rule' ${among("a.user_id")}
      union all
      select u.id, null, null, null, null, null
      from "user" u where u.organization_id = $1 ${among("u.id")}
        and (u.access_role_by_rule is not null or u.user_type_by_rule is not null)) as s
    group by s.user_id),
  differing as (
    select d.user_id, coalesce(u.display_name, u.user_name) as label, u.active,
      u.access_role as role_before,
      (${roleList})[greatest(${roleRank("u.access_role_by_hand")}, ${roleRank("u.access_role_sent")}, ${roleRank("r.access_role")})]
        as role_after,
      u.access_role_by_rule as role_given_before, r.access_role as role_given_after,
      u.access_role_rule_id as role_rule_before, r.id as role_rule_after, r.reason as role_reason_after,
      u.effective_user_type as type_before, coalesce(t.user_type, u.user_type) as type_after,
      u.user_type_by_rule as type_given_before, t.user_type as type_given_after,
      u.user_type_rule_id as type_rule_before, t.id as type_rule_after, t.reason as type_reason_after,
      d.folders as folders_before, coalesce(f.folders, '{}') as folders_after,
      d.rules as folder_rules_before, f.id as folder_rule_after, f.reason as folder_reason_after
    from fact d
    -- OFFSET 0 keeps it a look-up by the key.
    cross join lateral (select * from "user" u where u.organization_id = $1 and u.id = d.user_id offset 0) as u
    left join rule r on r.position = d.role_at
    left join rule t on t.position = d.type_at
    left join rule f on f.position = d.folders_at
    where (u.access_role_by_rule, u.access_role_rule_id, u.user_type_by_rule, u.user_type_rule_id)
        is distinct from (r.access_role, r.id, t.user_type, t.id)
      or d.folders <> coalesce(f.folders, '{}')
      or d.rules <> case when f.id is null then '{}' else array[f.id] end),
  effect as materialized (
    select d.*,
      coalesce((select array_agg(distinct a.folder_id) from folder_access a
        where a.organization_id = $1 and a.user_id = d.user_id and a.source <> 'rule'), '{}') as folders_elsewhere
    from differing d)`;
}

function toRow(rule: Rule) {
  return {
    id: rule.id,
    position: rule.position,
    group_id: rule.groupId,
    reason: reasonOf(rule),
    access_role: rule.accessRole,
    user_type: rule.userType,
    folder_ids: rule.folderIds,
  };
}

/** A person of whom something changes, for sentences. */
export interface EffectRow {
  readonly user_id: string;
  readonly label: string;
  readonly role_before: string | null;
  readonly role_after: string | null;
  readonly role_rule_after: string | null;
  readonly type_before: string | null;
  readonly type_after: string | null;
  readonly type_rule_after: string | null;
  readonly folder_rule_after: string | null;
  /** Names of folders that the person can use from now on, and of those that are lost. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

/** What access really changes: a folder that a hand or SCIM gave as well is neither gained nor lost. `e` is a row of `effect`. */
export const gainedFolders =
  "f.id = any(e.folders_after) and not (f.id = any(e.folders_before)) and not (f.id = any(e.folders_elsewhere))";
export const lostFolders =
  "f.id = any(e.folders_before) and not (f.id = any(e.folders_after)) and not (f.id = any(e.folders_elsewhere))";
