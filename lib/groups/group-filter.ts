import type { KeyOrder } from "@/lib/db/keyset";
import type { SqlParams } from "@/lib/db/sql";
import type { GroupFilters, ListGroupsParams } from "@/lib/groups/schemas";

type Condition = (value: string, sql: SqlParams) => string;

const rules = "exists (select from group_rule r where r.organization_id = $1 and r.group_id = g.id)";
const members = "exists (select from group_member m where m.organization_id = $1 and m.group_id = g.id)";

/** What each filter of the groups list means, over the alias `g`; `$1` is the organization. */
const conditions: { readonly [Name in keyof Required<GroupFilters>]: Condition } = {
  q: (q, sql) => {
    const whole = sql.add(q);
    return `(position((select usher_fold(${whole}::text)) in g.display_name_key) > 0 or g.external_id = ${whole}::text)`;
  },
  origin: (value) => (value === "hand" ? "g.connector_id is null" : "g.connector_id is not null"),
  rule: (value) => (value === "used" ? rules : `not ${rules}`),
  members: (value) => (value === "some" ? members : `not ${members}`),
};

const names = Object.keys(conditions) as (keyof GroupFilters)[];

/** The conditions of the filters that are set, each beginning with `and`. */
export function groupFilterSql(filters: GroupFilters, sql: SqlParams): string {
  return names
    .flatMap((name) => {
      const value = filters[name];
      return value === undefined || value === "" ? [] : [`and ${conditions[name](value, sql)}`];
    })
    .join(" ");
}

/** Only the filters of a request that may hold more. */
export function groupFiltersOf(params: GroupFilters): GroupFilters {
  return Object.fromEntries(names.flatMap((name) => (params[name] ? [[name, params[name]]] : [])));
}

/** The groups list's orders. Ids are by age, so `created` needs no column of its own. */
export function groupOrder(sort: ListGroupsParams["sort"] = "name"): KeyOrder {
  return {
    text: sort === "created" || sort === "-created" ? null : "g.display_name_key",
    id: "g.id",
    descending: sort.startsWith("-"),
  };
}
