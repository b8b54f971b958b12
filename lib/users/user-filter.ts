import type { SqlParams } from "@/lib/db/sql";
import { invitedSql } from "@/lib/users/list-item";
import type { UserFilters } from "@/lib/users/schemas";
import { isUuid } from "@/lib/utils/uuid";

const statuses: Readonly<Record<string, string>> = {
  active: "u.active",
  invited: `u.active and ${invitedSql}`,
  inactive: "not u.active",
};

type Condition = (value: string, sql: SqlParams) => string;

/** What each filter of the users list means, over the alias `u`; `$1` is the organization. */
const conditions: { readonly [Name in keyof Required<UserFilters>]: Condition } = {
  q: matching,
  status: (value) => statuses[value] ?? "false",
  accessRole: (value, sql) => equalOrNone("u.access_role", value, sql),
  userType: (value, sql) => equalOrNone("u.effective_user_type", value, sql),
  loginMethod: (value, sql) => `u.login_method = ${sql.add(value)}::text`,
  origin: (value) => (value === "hand" ? "u.connector_id is null" : "u.connector_id is not null"),
  connector: (value, sql) => `u.connector_id = ${sql.add(value)}::uuid`,
  group: (value, sql) =>
    `u.id in (select m.user_id from group_member m where m.organization_id = $1 and m.group_id = ${sql.add(value)}::uuid)`,
  folder: (value, sql) =>
    `u.id in (select a.user_id from folder_access a where a.organization_id = $1 and a.folder_id = ${sql.add(value)}::uuid)`,
  notSignedIn: (value) =>
    value === "ever"
      ? "u.last_sign_in_at is null"
      : `(u.last_sign_in_at is null or u.last_sign_in_at < now() - interval '${Number(value)} days')`,
};

const names = Object.keys(conditions) as (keyof UserFilters)[];

/** The conditions of the filters that are set, each beginning with `and`. */
export function userFilterSql(filters: UserFilters, sql: SqlParams): string {
  return names
    .flatMap((name) => {
      const value = filters[name];
      return value === undefined || value === "" ? [] : [`and ${conditions[name](value, sql)}`];
    })
    .join(" ");
}

/** Only the filters of a request that may hold more. */
export function filtersOf(params: UserFilters): UserFilters {
  return Object.fromEntries(names.flatMap((name) => (params[name] ? [[name, params[name]]] : [])));
}

function equalOrNone(column: string, value: string, sql: SqlParams): string {
  return value === "none" ? `${column} is null` : `${column} = ${sql.add(value)}::text`;
}

/** Parts of what people know somebody by, and whole object ids. `%` and `_` mean themselves. */
function matching(q: string, sql: SqlParams): string {
  const whole = sql.add(q);
  const byId = isUuid(q.toLowerCase()) ? `or u.id = ${sql.add(q.toLowerCase())}::uuid` : "";
  return `(position((select usher_fold(${whole}::text)) in u.search_text) > 0 or u.external_id = ${whole}::text ${byId})`;
}
