import type { Shot } from "@/bench/load";

/** The people and groups that the operations work on. */
export interface World {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly userName: (index: number) => string;
}

/** One measurement of an operation. */
export interface Run {
  /** Makes names that no other run has used. */
  readonly name: string;
  /** What its indexes begin with, so that no two runs on one server do the same. */
  readonly start: number;
}

export interface Operation {
  readonly name: string;
  readonly shot: (world: World, run: Run) => (index: number) => Shot;
  /** SQL that puts back what an earlier run changed, so that each request has something to do. */
  readonly reset?: string;
}

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const patchUrn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** The hot paths of a provisioning cycle, as Entra sends them. */
export const operations: readonly Operation[] = [
  {
    name: "lookup-miss",
    shot: () => (index) => ({ method: "GET", path: lookup(`nobody-${index}@bench.example`), expected: 200 }),
  },
  {
    name: "lookup-hit",
    shot: (world) => (index) => ({ method: "GET", path: lookup(world.userName(index)), expected: 200 }),
  },
  {
    name: "get",
    shot: (world) => (index) => ({ method: "GET", path: `/Users/${pick(world.userIds, index)}`, expected: 200 }),
  },
  {
    name: "list-100",
    shot: (world) => (index) => ({
      method: "GET",
      path: `/Users?startIndex=${1 + ((index * 100) % world.userIds.length)}&count=100`,
      expected: 200,
    }),
  },
  {
    name: "create",
    shot: (_world, run) => (index) => ({
      method: "POST",
      path: "/Users",
      body: JSON.stringify(person(`${run.name}-${index}@bench.example`)),
      expected: 201,
    }),
  },
  {
    name: "patch",
    shot: (world, run) => (index) => patchUser(world, index, "displayName", `${run.name} ${index}`),
  },
  {
    name: "disable",
    reset: `update "user" set active = true where not active`,
    shot: (world, run) => (index) => patchUser(world, run.start + index, "active", "False"),
  },
  {
    name: "member-add",
    reset: "delete from group_member",
    shot: (world, run) => (index) => ({
      ...patchGroup(world, run.start + index),
      body: patch({ op: "Add", path: "members", value: [{ value: member(world, run.start + index) }] }),
    }),
  },
  {
    name: "member-remove",
    reset: `insert into group_member (organization_id, group_id, user_id, added_at)
      select g.organization_id, g.id, u.id, now() from "group" g join "user" u on u.organization_id = g.organization_id
      on conflict do nothing`,
    shot: (world, run) => (index) => ({
      ...patchGroup(world, run.start + index),
      body: patch({ op: "Remove", path: `members[value eq "${member(world, run.start + index)}"]` }),
    }),
  },
];

/** A person with the attributes of Entra's default mapping. */
export function person(userName: string): object {
  return {
    schemas: [userUrn, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
    externalId: userName,
    userName,
    active: true,
    displayName: "Bench Person",
    emails: [{ primary: true, type: "work", value: userName }],
    name: { formatted: "Bench Person", familyName: "Person", givenName: "Bench" },
    title: "Analyst",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { employeeNumber: "E-1", department: "Research" },
  };
}

/** A PATCH with one operation. */
export function patch(operation: object): string {
  return JSON.stringify({ schemas: [patchUrn], Operations: [operation] });
}

/** The look-up by which Entra matches people. */
export function lookup(userName: string): string {
  return `/Users?filter=userName+eq+%22${encodeURIComponent(userName)}%22`;
}

function patchUser(world: World, index: number, path: string, value: string): Shot {
  return {
    method: "PATCH",
    path: `/Users/${pick(world.userIds, index)}`,
    body: patch({ op: "Replace", path, value }),
    expected: 200,
  };
}

function patchGroup(world: World, index: number): Omit<Shot, "body"> {
  return { method: "PATCH", path: `/Groups/${pick(world.groupIds, index)}`, expected: 204 };
}

function pick(ids: readonly string[], index: number): string {
  return ids[index % ids.length] ?? "";
}

/** Another person of each group with each round, as long as there are people. */
function member(world: World, index: number): string {
  return pick(world.userIds, Math.floor(index / world.groupIds.length));
}
