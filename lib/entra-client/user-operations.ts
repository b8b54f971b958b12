import { differences, paths } from "@/lib/entra-client/attributes";
import { compareUser } from "@/lib/entra-client/compare";
import type { Cycle } from "@/lib/entra-client/cycle";
import { activeBody, changeBody } from "@/lib/entra-client/dialect";
import { userDocument } from "@/lib/entra-client/documents";
import { type Match, matchOne } from "@/lib/entra-client/match";
import type { Dialect, JsonObject, ScimRequest, TrackedUser, UserAttributes } from "@/lib/entra-client/model";
import { reportIndexes } from "@/lib/entra-client/people";
import { equalsFilter, target } from "@/lib/entra-client/query";

/** An attribute of a user as text; every mapped one but `active` is. */
export function textOf(user: TrackedUser, path: string): string {
  return String(user.attributes[path] ?? "");
}

/** Looks a user up by name. */
export function matchUser(cycle: Cycle, userName: string): Promise<Match> {
  return matchOne(cycle, userFilter(paths.userName, userName), { kind: "list", type: "User", startIndex: 1 });
}

/** The user must be found by this name, with this id and these values. */
export async function expectFound(cycle: Cycle, user: TrackedUser, userName: string): Promise<void> {
  const found = await matchUser(cycle, userName);
  const request = userFilter(paths.userName, userName);
  if (found.kind === "none") cycle.deviate(request, [{ expected: `one match, id ${user.id}`, got: "none" }]);
  if (found.kind !== "one") return;
  if (found.resource["id"] !== user.id) {
    cycle.deviate(request, [{ expected: `id ${user.id}`, got: String(found.resource["id"]) }]);
  } else cycle.deviate(request, compareUser(found.resource, user));
}

/** No user may be found by this name any more. */
export async function expectNotFound(cycle: Cycle, userName: string): Promise<void> {
  const found = await matchUser(cycle, userName);
  if (found.kind !== "one") return;
  const got = `a match, id ${found.resource["id"]}`;
  cycle.deviate(userFilter(paths.userName, userName), [{ expected: "no match", got }]);
}

/** POST; when someone else was quicker (409), look the user up again and PATCH the differences, as Entra does. */
export async function createUser(cycle: Cycle, user: TrackedUser): Promise<void> {
  const body = userDocument(user.attributes);
  const request: ScimRequest = { method: "POST", target: "/Users", body };
  const answer = await cycle.call(request, {
    statuses: [201, 409],
    shape: { kind: "resource", type: "User" },
    scimType: "uniqueness",
  });
  if (answer.status === 409) {
    await adoptAfterConflict(cycle, user, request);
    return;
  }
  const id = answer.body["id"];
  if (!answer.ok || typeof id !== "string") return;
  user.id = id;
  acknowledgeUser(cycle, user, "create", body);
  cycle.deviate(request, compareUser(answer.body, user));
}

/** Links a matched account: keep its id, PATCH what differs. */
export async function adoptUser(cycle: Cycle, user: TrackedUser, resource: JsonObject): Promise<void> {
  if (typeof resource["id"] !== "string") return;
  user.id = resource["id"];
  const changes = differences(resource, user.attributes);
  if (changes.length > 0) await patchUser(cycle, user, changeBody(cycle.nextDialect(), changes), {});
}

/** PATCH of one user; `next` are the values that are right once the server has acknowledged it. */
export async function patchUser(
  cycle: Cycle,
  user: TrackedUser,
  body: JsonObject,
  next: { readonly attributes?: UserAttributes; readonly managerId?: string },
): Promise<boolean> {
  const request: ScimRequest = { method: "PATCH", target: `/Users/${user.id}`, body };
  const answer = await cycle.call(request, {
    statuses: [200, 204],
    shape: { kind: "resource", type: "User", id: user.id ?? "" },
  });
  if (!answer.ok) return false;
  if (next.attributes !== undefined) user.attributes = { ...user.attributes, ...next.attributes };
  if (next.managerId !== undefined) user.managerId = next.managerId;
  acknowledgeUser(cycle, user, "patch", body);
  if (answer.status === 200) cycle.deviate(request, compareUser(answer.body, user));
  return true;
}

/** Disable or restore. */
export function setActive(cycle: Cycle, user: TrackedUser, active: boolean, dialect?: Dialect): Promise<boolean> {
  const body = activeBody(dialect ?? cycle.nextDialect(), active);
  return patchUser(cycle, user, body, { attributes: { [paths.active]: active } });
}

/** GET by id must show what the server has acknowledged. */
export async function expectUser(cycle: Cycle, user: TrackedUser): Promise<void> {
  const request: ScimRequest = { method: "GET", target: `/Users/${user.id}` };
  const answer = await cycle.call(request, {
    statuses: [200],
    shape: { kind: "resource", type: "User", id: user.id ?? "" },
  });
  if (answer.ok) cycle.deviate(request, compareUser(answer.body, user));
}

/** DELETE. Members and reports may still point to the user; what is left of that is checked by the caller. */
export async function deleteUser(cycle: Cycle, user: TrackedUser): Promise<boolean> {
  const request: ScimRequest = { method: "DELETE", target: `/Users/${user.id}` };
  const answer = await cycle.call(request, { statuses: [204], whenRepeated: [404], shape: { kind: "empty" } });
  if (!answer.ok) return false;
  user.deleted = true;
  for (const group of cycle.groups) group.members.delete(user.source.index);
  // What becomes of a reference to a deleted manager is left to the server.
  for (const index of reportIndexes(user.source.index)) {
    const report = cycle.users[index];
    if (report) report.managerId = undefined;
  }
  cycle.acknowledge({ resource: "Users", kind: "delete", id: user.id ?? "", body: null, expectation: null });
  return true;
}

/** GET /Users with a filter on one attribute. */
export function userFilter(attribute: string, value: string): ScimRequest {
  return { method: "GET", target: target("/Users", { filter: equalsFilter(attribute, value) }) };
}

async function adoptAfterConflict(cycle: Cycle, user: TrackedUser, request: ScimRequest): Promise<void> {
  const found = await matchUser(cycle, textOf(user, paths.userName));
  if (found.kind === "one") await adoptUser(cycle, user, found.resource);
  if (found.kind !== "none") return;
  cycle.deviate(request, [{ expected: "a user that the lookup finds, after 409", got: "no match: Entra would loop" }]);
}

function acknowledgeUser(cycle: Cycle, user: TrackedUser, kind: "create" | "patch", body: JsonObject): void {
  const expectation = { attributes: user.attributes, managerId: user.managerId };
  cycle.acknowledge({ resource: "Users", kind, id: user.id ?? "", body, expectation });
}
