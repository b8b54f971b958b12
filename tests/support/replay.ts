import { isDeepStrictEqual } from "node:util";

/** Asks a database past all isolation. */
export type Query = <Row>(text: string, params?: readonly unknown[]) => Promise<Row[]>;

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly target_id: string;
  readonly request_id: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  /** Null when no row of the request log has the id of the request. */
  readonly logged: {
    readonly status: number;
    readonly changes: unknown;
    readonly resource_id: string | null;
    /** One row stands for all operations of a bulk request. */
    readonly is_bulk: boolean;
  } | null;
}

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly fields: Record<string, unknown>;
}

interface Replayed {
  version: number;
  fields: Record<string, unknown>;
  members: Set<string>;
}

/**
 * Plays the audit log of an organization from its beginning and compares the outcome with the tables: each user, group and
 * membership must be there with exactly the values, and each group and user with exactly the version, that its rows tell, and
 * each change by SCIM must have its row in the request log with the same before and after. Whatever was half-written shows.
 *
 * Returns what does not fit, a sentence each. People whom sign-up made are left out; they have no audit row of their own.
 */
export async function replayAudit(query: Query, organizationId: string): Promise<readonly string[]> {
  const entries = await query<Entry>(
    `select a.id, a.action, a.target_id, a.request_id, a.before, a.after,
       case when r.id is null then null else
         jsonb_build_object('status', r.status, 'changes', r.changes, 'resource_id', r.resource_id,
           'is_bulk', r.path = '/Bulk') end as logged
     from audit_entry a
     left join request_log r on r.organization_id = a.organization_id and r.id::text = a.request_id
     where a.organization_id = $1 and a.target_type in ('User', 'Group') and a.actor_kind = 'connector' order by a.id`,
    [organizationId],
  );
  const users = new Map<string, Replayed>();
  const groups = new Map<string, Replayed>();
  const faults = entries.flatMap((entry) => {
    play(entry, users, groups);
    return logFaults(entry);
  });
  const tables = await readTables(query, organizationId);
  return [
    ...faults,
    ...compare("User", users, tables.users),
    ...compare("Group", groups, tables.groups),
    ...compareMembers(groups, tables.members),
    ...(await orphans(query, organizationId)),
  ];
}

function play(entry: Entry, users: Map<string, Replayed>, groups: Map<string, Replayed>): void {
  const [noun, verb] = entry.action.split(".");
  const table = noun === "user" ? users : groups;
  const id = entry.target_id;
  if (verb === "delete" || verb === "erase") {
    table.delete(id);
    if (noun === "user") for (const group of groups.values()) if (group.members.delete(id)) group.version += 1;
    return;
  }
  const known = table.get(id) ?? { version: 0, fields: {}, members: new Set<string>() };
  known.version += 1;
  for (const name of Object.keys(entry.before ?? {})) delete known.fields[name];
  Object.assign(known.fields, entry.after);
  if (noun === "group") playMembers(known, entry);
  table.set(id, known);
}

/** What a row of a group tells beside the values of its fields. */
const memberFields = [
  ...["added", "membersAdded", "removed", "membersRemoved"],
  ...["addedGroups", "groupsAdded", "removedGroups", "groupsRemoved"],
];

function playMembers(group: Replayed, { before, after }: Entry): void {
  for (const id of (before?.["removed"] as string[] | undefined) ?? []) group.members.delete(id);
  for (const id of (after?.["added"] as string[] | undefined) ?? []) group.members.add(id);
  for (const name of memberFields) delete group.fields[name];
}

function logFaults({ action, target_id, before, after, logged }: Entry): string[] {
  if (logged === null) return [`${action} of ${target_id} has no row in the request log`];
  if (logged.is_bulk) {
    return logged.status === 200 ? [] : [`${action} of ${target_id} belongs to a bulk request with ${logged.status}`];
  }
  if (
    logged.status >= 300 ||
    logged.resource_id !== target_id ||
    !isDeepStrictEqual(logged.changes, { before, after })
  ) {
    return [`${action} of ${target_id} has another row in the request log: ${JSON.stringify(logged)}`];
  }
  return [];
}

async function readTables(query: Query, organizationId: string) {
  const [users, groups, members] = await Promise.all([
    query<Stored>(
      `select id, version, attributes || jsonb_strip_nulls(jsonb_build_object('externalId', external_id, 'userName', user_name,
         'active', active, 'displayName', display_name, 'userType', user_type)) as fields
       from "user" where organization_id = $1 and connector_id is not null`,
      [organizationId],
    ),
    query<Stored>(
      `select id, version, jsonb_build_object('displayName', display_name, 'externalId', external_id) as fields
       from "group" where organization_id = $1`,
      [organizationId],
    ),
    query<{ group_id: string; user_id: string }>(
      "select group_id, user_id from group_member where organization_id = $1",
      [organizationId],
    ),
  ]);
  return { users, groups, members };
}

function compare(type: string, replayed: ReadonlyMap<string, Replayed>, stored: readonly Stored[]): string[] {
  const ids = new Set(stored.map((row) => row.id));
  const lost = [...replayed.keys()].filter((id) => !ids.has(id)).map((id) => `${type} ${id} was written but is gone`);
  const wrong = stored.flatMap((row) => {
    const told = replayed.get(row.id);
    if (told === undefined) return [`${type} ${row.id} is there without an audit row`];
    const same = told.version === row.version && isDeepStrictEqual(told.fields, row.fields);
    return same
      ? []
      : [
          `${type} ${row.id}: version ${row.version} ${JSON.stringify(row.fields)}, audit ${told.version} ${JSON.stringify(told.fields)}`,
        ];
  });
  return [...lost, ...wrong];
}

function compareMembers(
  groups: ReadonlyMap<string, Replayed>,
  stored: readonly { readonly group_id: string; readonly user_id: string }[],
): string[] {
  const told = new Set([...groups].flatMap(([id, group]) => [...group.members].map((user) => `${id} ${user}`)));
  const held = new Set(stored.map((row) => `${row.group_id} ${row.user_id}`));
  return [
    ...[...told].filter((pair) => !held.has(pair)).map((pair) => `membership ${pair} was written but is gone`),
    ...[...held].filter((pair) => !told.has(pair)).map((pair) => `membership ${pair} is there without an audit row`),
  ];
}

/** What a foreign key would have refused, asked again without trusting it. */
async function orphans(query: Query, organizationId: string): Promise<string[]> {
  const rows = await query<{ group_id: string; user_id: string }>(
    `select m.group_id, m.user_id from group_member m
     left join "user" u on u.organization_id = m.organization_id and u.id = m.user_id
     left join "group" g on g.organization_id = m.organization_id and g.id = m.group_id
     where m.organization_id = $1 and (u.id is null or g.id is null)`,
    [organizationId],
  );
  return rows.map((row) => `membership of ${row.user_id} in ${row.group_id} dangles`);
}
