import type { Ctx } from "@/lib/context";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { type Rule, reasonOf } from "@/lib/rules/rule";
import { type EffectScope, effectSql } from "@/lib/rules/rule-effects";

/** What is written, and `before`, the rules that gave what is stored now. */
export interface EffectWrite {
  readonly rules: readonly Rule[];
  readonly before: readonly Rule[];
  readonly scope: EffectScope;
}

/**
 * Makes what is stored equal to what the rules come to, with an audit row for each person of whom something changed, in one
 * statement. What the same rule gives as before keeps its time.
 */
export async function writeEffects(tx: Tx, ctx: Ctx, { rules, before, scope }: EffectWrite): Promise<void> {
  const params = new SqlParams(ctx.organizationId);
  const effects = effectSql(params, rules, scope);
  const now = `${params.add(ctx.now())}::timestamptz`;
  await tx.query(
    `with ${effects},
     written as (
       update "user" u set
         access_role_by_rule = e.role_given_after, access_role_rule_id = e.role_rule_after,
         access_role_rule_since = ${since("role", "access_role", now)},
         user_type_by_rule = e.type_given_after, user_type_rule_id = e.type_rule_after,
         user_type_rule_since = ${since("type", "user_type", now)}
       from effect e
       where u.organization_id = $1 and u.id = e.user_id and (${differs("role")} or ${differs("type")})),
     taken as (
       delete from folder_access a using effect e
       where a.organization_id = $1 and a.user_id = e.user_id and a.source = 'rule' and not (a.folder_id = any(e.folders_after))),
     granted as (
       insert into folder_access as a (organization_id, folder_id, user_id, source, rule_id, granted_by, since)
       select $1, f.id, e.user_id, 'rule', e.folder_rule_after, e.folder_reason_after, ${now}
       from effect e cross join unnest(e.folders_after) as f (id)
       on conflict (organization_id, user_id, folder_id, source) do update
         set rule_id = excluded.rule_id, granted_by = excluded.granted_by, since = excluded.since
         where a.rule_id is distinct from excluded.rule_id)
     ${auditSql(params, ctx, before, now)}`,
    params.values,
  );
}

const differs = (thing: "role" | "type") =>
  `(e.${thing}_given_before, e.${thing}_rule_before) is distinct from (e.${thing}_given_after, e.${thing}_rule_after)`;

const since = (thing: "role" | "type", column: string, now: string) =>
  `case when e.${thing}_given_after is null then null when ${differs(thing)} then ${now} else u.${column}_rule_since end`;

function auditSql(params: SqlParams, ctx: Ctx, before: readonly Rule[], now: string): string {
  const { actor } = ctx;
  const reasons = `${params.add(JSON.stringify(Object.fromEntries(before.map((rule) => [rule.id, reasonOf(rule)]))))}::jsonb`;
  const time = params.add(ctx.now().getTime().toString(16).padStart(12, "0"));
  const values = [actor.kind, actor.id, actor.name].map((value) => `${params.add(value)}::text`).join(", ");
  return `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action, target_type, target_id,
       target_name, before, after, request_id)
     select $1, ${uuidv7Sql(time)}, ${now}, ${values}, 'user.access', 'User', e.user_id::text, e.label,
       ${snapshotSql("before", {
         role: `${reasons} ->> e.role_rule_before::text`,
         type: `${reasons} ->> e.type_rule_before::text`,
         folders: `${reasons} ->> e.folder_rules_before[1]::text`,
       })},
       ${snapshotSql("after", {
         role: "e.role_reason_after",
         type: "e.type_reason_after",
         folders: "e.folder_reason_after",
       })},
       ${params.add(ctx.requestId)}
     from effect e`;
}

/** A UUIDv7 of the moment whose 12 hexadecimal digits are given (RFC 9562 §5.7), one for each row. */
const uuidv7Sql = (time: string) =>
  `(substr(${time}::text, 1, 8) || '-' || substr(${time}::text, 9) || '-7' || substr(gen_random_uuid()::text, 16))::uuid`;

/** The things that differ, as they were or will be, each with its reason. */
function snapshotSql(when: "before" | "after", reasons: Readonly<Record<"role" | "type" | "folders", string>>): string {
  return `(case when ${differs("role")} then jsonb_build_object('accessRole', e.role_${when},
         'accessRoleByRule', e.role_given_${when}, 'accessRoleReason', ${reasons.role}) else '{}' end
       || case when ${differs("type")} then jsonb_build_object('userType', e.type_${when},
         'userTypeByRule', e.type_given_${when}, 'userTypeReason', ${reasons.type}) else '{}' end
       || case when e.folders_before <> e.folders_after
           or e.folder_rules_before <> case when e.folder_rule_after is null then '{}' else array[e.folder_rule_after] end
         then jsonb_build_object('foldersByRule', coalesce((select jsonb_agg(f.name order by f.name) from folder f
           where f.organization_id = $1 and f.id = any(e.folders_${when})), '[]'), 'foldersReason', ${reasons.folders})
         else '{}' end)`;
}
