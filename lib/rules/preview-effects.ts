import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Rule } from "@/lib/rules/rule";
import { effectSql, roleRank } from "@/lib/rules/rule-effects";
import type { RuleChange } from "@/lib/rules/schemas";
import { type EffectSummary, summarySql } from "@/lib/rules/summarize-effects";
import { groupBy } from "@/lib/utils/group-by";

const shownPeople = 50;
const shownChanges = 100;

/** In the order of their weight. */
const kinds: readonly RuleChange["kind"][] = ["roleUp", "roleDown", "userType", "gainFolder", "loseFolder", "reason"];

interface ChangeRow {
  readonly kind: RuleChange["kind"];
  readonly value: string | null;
  readonly folder_id: string | null;
  readonly user_id: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly rule_before: string | null;
  readonly rule_after: string | null;
  readonly count: number;
  /** The place of the change among all, from 1. */
  readonly place: number;
}

interface Preview {
  readonly summary: EffectSummary;
  readonly changes: readonly RuleChange[];
  readonly moreChanges: number;
}

/**
 * What a list of rules would do to everybody: the summary, and the changes put together from people to whom the same happens.
 * Reads only.
 */
export async function previewEffects(
  tx: Tx,
  organizationId: string,
  { rules, before }: { readonly rules: readonly Rule[]; readonly before: readonly Rule[] },
): Promise<Preview> {
  const params = new SqlParams(organizationId);
  const rows = await tx.query<EffectSummary & { rows: readonly ChangeRow[]; places: number }>(
    `with ${effectSql(params, rules, "all")}, ${summarySql.tables}, ${changeSql}
     select ${summarySql.columns}, (select count(*)::int from alike) as places,
       coalesce((select jsonb_agg(s order by s.place, s.nth) from shown s), '[]') as rows`,
    params.values,
  );
  if (rows[0] === undefined) throw new Error("A summary is always one row.");
  const { rows: found, places, ...summary } = rows[0];
  const numbers = { before: positions(before), after: positions(rules) };
  const changes = [...groupBy(found, (row) => row.place).values()].map((alike) => toChange(alike, numbers));
  changes.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || other.count - one.count);
  return { summary, changes, moreChanges: Math.max(0, places - changes.length) };
}

const changeSql = `change as materialized (
    select case when ${roleRank("e.role_after")} > ${roleRank("e.role_before")} then 'roleUp' else 'roleDown' end as kind,
      e.role_after as value, null::uuid as folder_id, e.user_id, e.label, e.role_before as before, e.role_after as after,
      e.role_rule_before as rule_before, e.role_rule_after as rule_after
    from effect e where e.role_before is distinct from e.role_after
    union all
    select 'userType', e.type_after, null, e.user_id, e.label, e.type_before, e.type_after, e.type_rule_before, e.type_rule_after
    from effect e where e.type_before is distinct from e.type_after
    union all
    select 'gainFolder', f.name, f.id, e.user_id, e.label, null, null, e.folder_rules_before[1], e.folder_rule_after
    from effect e cross join unnest(e.folders_after) as x (id) join folder f on f.organization_id = $1 and f.id = x.id
    where not (x.id = any(e.folders_before)) and not (x.id = any(e.folders_elsewhere))
    union all
    select 'loseFolder', f.name, f.id, e.user_id, e.label, null, null, e.folder_rules_before[1], e.folder_rule_after
    from effect e cross join unnest(e.folders_before) as x (id) join folder f on f.organization_id = $1 and f.id = x.id
    where not (x.id = any(e.folders_after)) and not (x.id = any(e.folders_elsewhere))),
  same_access as (
    select 'reason', null::text, null::uuid, e.user_id, e.label, null::text, null::text, why.rule_before, why.rule_after
    from effect e
    cross join lateral (
      select * from (values (1, e.role_rule_before, e.role_rule_after), (2, e.type_rule_before, e.type_rule_after),
        (3, e.folder_rules_before[1], e.folder_rule_after)) as w (nth, rule_before, rule_after)
      order by w.rule_before is distinct from w.rule_after desc, w.nth limit 1) as why
    where e.user_id not in (select c.user_id from change c)),
  keyed as materialized (
    select c.*, concat_ws(' ', c.kind, coalesce(c.value, ''), c.folder_id) collate "C" as key
    from (select * from change union all select * from same_access) c),
  alike as (
    select k.key, count(*)::int as count, row_number() over (order by min(k.kind) = 'reason', count(*) desc, k.key)::int as place
    from keyed k group by k.key),
  numbered as (
    select k.*, row_number() over (partition by k.key order by k.label, k.user_id) as nth from keyed k),
  shown as (
    select n.kind, n.value, n.folder_id, n.user_id, n.label, n.before, n.after, n.rule_before, n.rule_after, n.nth, a.count, a.place
    from numbered n join alike a on a.key = n.key
    where n.nth <= ${shownPeople} and a.place <= ${shownChanges})`;

type Positions = ReadonlyMap<string, number>;

function positions(rules: readonly Rule[]): Positions {
  return new Map(rules.map((rule) => [rule.id, rule.position]));
}

function toChange(rows: readonly ChangeRow[], numbers: { before: Positions; after: Positions }): RuleChange {
  const [first] = rows;
  if (first === undefined) throw new Error("A change has at least one person.");
  return {
    kind: first.kind,
    value: first.value,
    folderId: first.folder_id,
    count: first.count,
    people: rows.map((row) => ({
      userId: row.user_id,
      label: row.label,
      before: row.before,
      after: row.after,
      ruleBefore: numbers.before.get(row.rule_before ?? "") ?? null,
      ruleAfter: numbers.after.get(row.rule_after ?? "") ?? null,
    })),
  };
}
