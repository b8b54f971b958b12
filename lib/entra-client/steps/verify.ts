import type { ResourceType } from "@/lib/entra-client/checks";
import { resourcesOf, show } from "@/lib/entra-client/checks";
import { compareGroup, compareUser } from "@/lib/entra-client/compare";
import type { Cycle } from "@/lib/entra-client/cycle";
import { liveGroups, liveUsers } from "@/lib/entra-client/cycle";
import { expectGroup, groupExpectation } from "@/lib/entra-client/group-operations";
import type { JsonObject, Problem, ScimRequest } from "@/lib/entra-client/model";
import { target } from "@/lib/entra-client/query";
import type { Step } from "@/lib/entra-client/steps/step";

interface Reading {
  readonly found: ReadonlyMap<string, JsonObject>;
  /** False when the total moved between two pages: someone else writes, so a gap proves nothing. */
  readonly steady: boolean;
}

/**
 * Reads everything back, page by page (as account discovery does), then each group with its members.
 * Source: RFC 7644 §3.4.2.4; Microsoft Learn, “Account discovery”.
 */
export const verify: Step = {
  name: "verify",
  title: "Read everything back",
  needs: [],
  run: async (cycle) => {
    await cycle.each([verifyUsers, verifyGroups], (check) => check(cycle));
    await cycle.each(liveGroups(cycle), (group) => expectGroup(cycle, group));
  },
};

async function verifyUsers(cycle: Cycle): Promise<void> {
  const reading = await readAll(cycle, "User");
  const comparisons = liveUsers(cycle).map((user) => ({
    id: user.id ?? "",
    compare: (resource: JsonObject) => compareUser(resource, user),
  }));
  const gone = cycle.users.filter((user) => user.deleted).map((user) => user.id ?? "");
  await compareAll(cycle, "User", reading, comparisons, gone);
}

async function verifyGroups(cycle: Cycle): Promise<void> {
  const reading = await readAll(cycle, "Group");
  const comparisons = liveGroups(cycle).map((group) => ({
    id: group.id ?? "",
    compare: (resource: JsonObject) => compareGroup(resource, groupExpectation(cycle, group)),
  }));
  const gone = cycle.groups.filter((group) => group.deleted).map((group) => group.id ?? "");
  await compareAll(cycle, "Group", reading, comparisons, gone);
}

interface Comparison {
  readonly id: string;
  readonly compare: (resource: JsonObject) => Problem[];
}

async function compareAll(
  cycle: Cycle,
  type: ResourceType,
  { found, steady }: Reading,
  comparisons: readonly Comparison[],
  gone: readonly string[],
): Promise<void> {
  for (const { id, compare } of comparisons) {
    const request = single(type, id);
    const listed = found.get(id);
    if (listed !== undefined) cycle.deviate(request, compare(listed));
    else {
      const shape = { kind: "resource", type, id } as const;
      const answer = await cycle.call(request, { statuses: [200], shape });
      if (answer.ok) cycle.deviate(request, compare(answer.body));
      if (steady) cycle.deviate(page(cycle, type, 1), [{ expected: `${id} in the list`, got: "not on any page" }]);
    }
  }
  for (const id of gone) {
    if (found.has(id)) cycle.deviate(page(cycle, type, 1), [{ expected: `${id} deleted`, got: "still in the list" }]);
  }
}

async function readAll(cycle: Cycle, type: ResourceType): Promise<Reading> {
  const found = new Map<string, JsonObject>();
  let steady = true;
  let total: unknown = null;
  for (let startIndex = 1; ; ) {
    const request = page(cycle, type, startIndex);
    const list = { kind: "list", type, startIndex } as const;
    const shape = type === "Group" ? ({ ...list, members: "absent" } as const) : list;
    const answer = await cycle.call(request, { statuses: [200], shape });
    if (!answer.ok) return { found, steady: false };
    const resources = resourcesOf(answer.body);
    if (total !== null && total !== answer.body["totalResults"]) steady = false;
    total = answer.body["totalResults"];
    keep(cycle, request, resources, found, steady);
    startIndex += resources.length;
    if (startIndex > Number(total)) return { found, steady };
    if (resources.length === 0) {
      cycle.deviate(request, [{ expected: `resources up to totalResults ${show(total)}`, got: "an empty page" }]);
      return { found, steady };
    }
  }
}

function keep(
  cycle: Cycle,
  request: ScimRequest,
  resources: readonly JsonObject[],
  found: Map<string, JsonObject>,
  steady: boolean,
): void {
  for (const resource of resources) {
    const id = String(resource["id"]);
    if (found.has(id) && steady)
      cycle.deviate(request, [{ expected: "each resource on one page", got: `${id} twice` }]);
    found.set(id, resource);
  }
}

function page(cycle: Cycle, type: ResourceType, startIndex: number): ScimRequest {
  const excluded = type === "Group" ? { excludedAttributes: "members" } : {};
  return { method: "GET", target: target(`/${type}s`, { ...excluded, startIndex, count: cycle.pageSize }) };
}

function single(type: ResourceType, id: string): ScimRequest {
  return { method: "GET", target: `/${type}s/${id}` };
}
