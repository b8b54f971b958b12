import type { Shot } from "@/bench/load";

/** The people and groups that the operations work on. */
export interface World {
  readonly userIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly userName: (index: number) => string;
}

export interface Operation {
  readonly name: string;
  /** `run` makes names that no other run has used. */
  readonly shot: (world: World, run: string) => (index: number) => Shot;
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
    name: "create",
    shot: (_world, run) => (index) => ({
      method: "POST",
      path: "/Users",
      body: JSON.stringify(person(`${run}-${index}@bench.example`)),
      expected: 201,
    }),
  },
  {
    name: "patch",
    shot: (world, run) => (index) => ({
      method: "PATCH",
      path: `/Users/${pick(world.userIds, index)}`,
      body: JSON.stringify({
        schemas: [patchUrn],
        Operations: [{ op: "Replace", path: "displayName", value: `${run} ${index}` }],
      }),
      expected: 200,
    }),
  },
  {
    name: "member-add",
    shot: (world) => (index) => ({
      method: "PATCH",
      path: `/Groups/${pick(world.groupIds, index)}`,
      body: JSON.stringify({
        schemas: [patchUrn],
        Operations: [{ op: "Add", path: "members", value: [{ value: member(world, index) }] }],
      }),
      expected: 204,
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

function lookup(userName: string): string {
  return `/Users?filter=userName+eq+%22${encodeURIComponent(userName)}%22`;
}

function pick(ids: readonly string[], index: number): string {
  return ids[index % ids.length] ?? "";
}

/** Each request adds somebody who is not yet in that group, as long as there are people. */
function member(world: World, index: number): string {
  return pick(world.userIds, Math.floor(index / world.groupIds.length));
}
