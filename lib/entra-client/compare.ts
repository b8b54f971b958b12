import { isObject, paths, readAttribute } from "@/lib/entra-client/attributes";
import { show } from "@/lib/entra-client/checks";
import type { GroupExpectation, JsonObject, Problem, UserExpectation } from "@/lib/entra-client/model";

/** Every attribute must come back as it was sent, byte for byte, and the manager as an object with the manager's id. */
export function compareUser(resource: JsonObject, expected: UserExpectation): Problem[] {
  const problems: Problem[] = [];
  for (const [path, value] of Object.entries(expected.attributes)) {
    const got = readAttribute(resource, path);
    if (got !== value) problems.push({ expected: `${path} ${show(value)}`, got: show(got) });
  }
  return expected.managerId === undefined ? problems : [...problems, ...compareManager(resource, expected.managerId)];
}

/** Display name and external id; members are compared apart, because most answers leave them out. */
export function compareGroup(resource: JsonObject, expected: GroupExpectation): Problem[] {
  const problems: Problem[] = [];
  for (const name of ["displayName", "externalId"] as const) {
    if (resource[name] !== expected[name]) {
      problems.push({ expected: `${name} ${show(expected[name])}`, got: show(resource[name]) });
    }
  }
  return problems;
}

/** Exactly these members, each once. */
export function compareMembers(resource: JsonObject, memberIds: readonly string[]): Problem[] {
  const members: unknown = resource["members"] ?? [];
  if (!Array.isArray(members)) return [{ expected: "members as an array", got: show(members) }];
  const got = members.map((member) => (isObject(member) ? String(member["value"]) : show(member)));
  const present = new Set(got);
  const wanted = new Set(memberIds);
  const missing = [...wanted].filter((id) => !present.has(id));
  const surplus = [...present].filter((id) => !wanted.has(id));
  if (missing.length === 0 && surplus.length === 0 && got.length === wanted.size) return [];
  const parts = [`${got.length} members`];
  if (missing.length > 0) parts.push(`missing ${some(missing)}`);
  if (surplus.length > 0) parts.push(`not expected ${some(surplus)}`);
  if (present.size < got.length) parts.push(`${got.length - present.size} listed more than once`);
  return [{ expected: `exactly ${wanted.size} members`, got: parts.join("; ") }];
}

function some(ids: readonly string[]): string {
  return ids.length <= 3 ? ids.join(", ") : `${ids.slice(0, 3).join(", ")} and ${ids.length - 3} more`;
}

function compareManager(resource: JsonObject, managerId: string | null): Problem[] {
  const manager = readAttribute(resource, paths.manager);
  if (managerId === null) {
    return manager === undefined || manager === null ? [] : [{ expected: "no manager", got: show(manager) }];
  }
  if (isObject(manager) && manager["value"] === managerId) return [];
  return [{ expected: `manager {"value":"${managerId}"}`, got: show(manager) }];
}
