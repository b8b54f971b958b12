import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import type { Rule } from "@/lib/rules/rule";
import { effectSql, roleRank } from "@/lib/rules/rule-effects";
import type { RuleChange } from "@/lib/rules/schemas";
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
  /** The place of the change among all, from 1, and how many there are. */
  readonly place: number;
  readonly places: number;
}

/** What a list of rules would do to everybody, put together from people to whom the same happens. Reads only. */
export async function readChanges(
  tx: Tx,
  organizationId: string,
  { rules, before }: { readonly rules: readonly Rule[]; readonly before: readonly Rule[] },
): Promise<{ readonly changes: readonly RuleChange[]; readonly moreChanges: number }> {
  const params = new SqlParams(organizationId);
  const rows = await tx.query<ChangeRow>(
    `with ${effectSql(params, rules, "all")}, ${changeSql},
     counted as (
       select c.*, count(*) over alike as count, row_number() over (alike order by c.label, c.user_id) as nth
       from (select * from change union all select * from same_access) c
       window alike as (partition by c.kind, c.value, c.folder_id)),
     placed as (
       select c.*, dense_rank() over (order by c.kind = 'reason', c.count desc, c.kind, c.value, c.folder_id) as place
       from counted c)
     select p.kind, p.value, p.folder_id, p.user_id, p.label, p.before, p.after, p.rule_before, p.rule_after,
       p.count::int as count, p.place::int as place, (select max(place) from placed)::int as places
     from placed p where p.nth <= ${shownPeople} and p.place <= ${shownChanges}
     order by p.place, p.nth`,
    params.values,
  );
  const numbers = { before: positions(before), after: positions(rules) };
  const changes = [...groupBy(rows, (row) => row.place).values()].map((alike) => toChange(alike, numbers));
  changes.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || other.count - one.count);
  return { changes, moreChanges: Math.max(0, (rows[0]?.places ?? 0) - changes.length) };
}

const changeSql = `change as (
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
    where e.user_id not in (select c.user_id from change c))`;

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
