import { compareGroup, compareMembers } from "@/lib/entra-client/compare";
import type { Cycle } from "@/lib/entra-client/cycle";
import { changeBody } from "@/lib/entra-client/dialect";
import { groupDocument } from "@/lib/entra-client/documents";
import { type Match, matchOne } from "@/lib/entra-client/match";
import type { GroupExpectation, JsonObject, ScimRequest, TrackedGroup } from "@/lib/entra-client/model";
import { equalsFilter, target } from "@/lib/entra-client/query";

/** GET /Groups by display name, without the members. */
export function groupFilter(displayName: string): ScimRequest {
  const filter = equalsFilter("displayName", displayName);
  return { method: "GET", target: target("/Groups", { excludedAttributes: "members", filter }) };
}

/** Looks a group up by name; members must stay out of the answer. */
export function matchGroup(cycle: Cycle, displayName: string): Promise<Match> {
  const shape = { kind: "list", type: "Group", members: "absent", startIndex: 1 } as const;
  return matchOne(cycle, groupFilter(displayName), shape);
}

/** The group must be found by its name, or by nobody when `found` is false. */
export async function expectGroupMatch(cycle: Cycle, group: TrackedGroup, name: string, found: boolean): Promise<void> {
  const match = await matchGroup(cycle, name);
  if (match.kind === "failed") return;
  const got = match.kind === "one" ? String(match.resource["id"]) : null;
  if (got === (found ? group.id : null)) return;
  const expected = found ? `one match, id ${group.id}` : "no match";
  cycle.deviate(groupFilter(name), [{ expected, got: got === null ? "none" : `id ${got}` }]);
}

/** POST, or after a 409 the lookup and the id of the group that is already there. */
export async function createGroup(cycle: Cycle, group: TrackedGroup): Promise<void> {
  const body = groupDocument({ objectId: group.source.objectId, displayName: group.displayName });
  const request: ScimRequest = { method: "POST", target: "/Groups", body };
  const answer = await cycle.call(request, {
    statuses: [201, 409],
    shape: { kind: "resource", type: "Group" },
    scimType: "uniqueness",
  });
  if (answer.status === 409) {
    const found = await matchGroup(cycle, group.displayName);
    if (found.kind === "one") await adoptGroup(cycle, group, found.resource);
    if (found.kind !== "none") return;
    cycle.deviate(request, [
      { expected: "a group that the lookup finds, after 409", got: "no match: Entra would loop" },
    ]);
    return;
  }
  const id = answer.body["id"];
  if (!answer.ok || typeof id !== "string") return;
  group.id = id;
  cycle.acknowledge({ resource: "Groups", kind: "create", id, body, expectation: groupExpectation(cycle, group) });
  cycle.deviate(request, compareGroup(answer.body, groupExpectation(cycle, group)));
}

/** Links a matched group: keep its id, write our externalId if it has another. */
export async function adoptGroup(cycle: Cycle, group: TrackedGroup, resource: JsonObject): Promise<void> {
  if (typeof resource["id"] !== "string") return;
  group.id = resource["id"];
  const held = resource["externalId"];
  if (held === group.source.objectId) return;
  const op = held === undefined ? "add" : "replace";
  const changes = [{ path: "externalId", value: group.source.objectId, op } as const];
  await patchGroup(cycle, group, changeBody(cycle.nextDialect(), changes), () => {});
}

/** PATCH of one group; `apply` brings the expectation up to date once the server has acknowledged it. */
export async function patchGroup(
  cycle: Cycle,
  group: TrackedGroup,
  body: JsonObject,
  apply: () => void,
): Promise<boolean> {
  const request: ScimRequest = { method: "PATCH", target: `/Groups/${group.id}`, body };
  const answer = await cycle.call(request, {
    statuses: [200, 204],
    shape: { kind: "resource", type: "Group", id: group.id ?? "" },
  });
  if (!answer.ok) return false;
  apply();
  const expectation = groupExpectation(cycle, group);
  cycle.acknowledge({ resource: "Groups", kind: "patch", id: group.id ?? "", body, expectation });
  if (answer.status === 200) cycle.deviate(request, compareGroup(answer.body, expectation));
  return true;
}

/** GET by id must show the name, the external id and exactly the members acknowledged so far. */
export async function expectGroup(cycle: Cycle, group: TrackedGroup): Promise<void> {
  const request: ScimRequest = { method: "GET", target: `/Groups/${group.id}` };
  const answer = await cycle.call(request, {
    statuses: [200],
    shape: { kind: "resource", type: "Group", id: group.id ?? "" },
  });
  if (!answer.ok) return;
  const expectation = groupExpectation(cycle, group);
  cycle.deviate(request, [
    ...compareGroup(answer.body, expectation),
    ...compareMembers(answer.body, expectation.memberIds),
  ]);
}

/** GET by id as Entra sends it, which leaves the members out. Source: Microsoft Learn, “Develop a SCIM endpoint”, Get Group. */
export async function expectGroupWithoutMembers(cycle: Cycle, group: TrackedGroup): Promise<void> {
  const path = target(`/Groups/${group.id}`, { excludedAttributes: "members" });
  const request: ScimRequest = { method: "GET", target: path };
  const shape = { kind: "resource", type: "Group", id: group.id ?? "", members: "absent" } as const;
  const answer = await cycle.call(request, { statuses: [200], shape });
  if (answer.ok) cycle.deviate(request, compareGroup(answer.body, groupExpectation(cycle, group)));
}

/** DELETE of one group; its members are not touched. */
export async function deleteGroup(cycle: Cycle, group: TrackedGroup): Promise<boolean> {
  const request: ScimRequest = { method: "DELETE", target: `/Groups/${group.id}` };
  const answer = await cycle.call(request, { statuses: [204], whenRepeated: [404], shape: { kind: "empty" } });
  if (!answer.ok) return false;
  group.deleted = true;
  cycle.acknowledge({ resource: "Groups", kind: "delete", id: group.id ?? "", body: null, expectation: null });
  return true;
}

/** The ids of users by index; those that were never created are left out. */
export function userIds(cycle: Cycle, indexes: Iterable<number>): string[] {
  return [...indexes].flatMap((index) => cycle.users[index]?.id ?? []);
}

/** What the server must show of a group by now. */
export function groupExpectation(cycle: Cycle, group: TrackedGroup): GroupExpectation {
  return {
    displayName: group.displayName,
    externalId: group.source.objectId,
    memberIds: userIds(cycle, group.members),
  };
}
