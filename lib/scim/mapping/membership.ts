import type { MemberRecord } from "@/lib/groups/group";
import type { GroupChange } from "@/lib/groups/update-group";
import { evaluate } from "@/lib/scim/protocol/filter/evaluate";
import { type MemberChange, reduceMembers } from "@/lib/scim/protocol/patch/members";

/**
 * The ordered member changes of a PATCH as one plan for the database. Only a removal by something else than ids needs to
 * know the members; it becomes a function of them.
 */
export function planMembership(changes: readonly MemberChange[]): GroupChange["members"] {
  if (changes.length === 0) return null;
  if (!changes.some((change) => change.kind === "removeWhere")) return reduceMembers(changes);
  return (members) => {
    const current = new Set(members.map((member) => member.id));
    const known = new Map(members.map((member) => [member.id, member]));
    for (const change of changes) applyChange(current, known, change);
    const before = new Set(members.map((member) => member.id));
    return { clear: false, add: difference(current, before), remove: difference(before, current) };
  };
}

function applyChange(current: Set<string>, known: ReadonlyMap<string, MemberRecord>, change: MemberChange): void {
  switch (change.kind) {
    case "add":
      addAll(current, change.ids);
      break;
    case "remove":
      removeAll(current, change.ids);
      break;
    case "replace":
      current.clear();
      addAll(current, change.ids);
      break;
    case "clear":
      current.clear();
      break;
    case "removeWhere":
      removeAll(
        current,
        [...current].filter((id) => evaluate(change.where, { members: [toElement(id, known.get(id))] })),
      );
      break;
    default:
      change satisfies never;
  }
}

/** Who comes with the same request has no name yet, and counts as a user. */
function toElement(id: string, member: MemberRecord | undefined) {
  return { value: id, type: member?.type ?? "User", ...(member === undefined ? {} : { display: member.display }) };
}

function addAll(set: Set<string>, ids: Iterable<string>): void {
  for (const id of ids) set.add(id);
}

function removeAll(set: Set<string>, ids: Iterable<string>): void {
  for (const id of ids) set.delete(id);
}

function difference(left: ReadonlySet<string>, right: ReadonlySet<string>): Set<string> {
  return new Set([...left].filter((id) => !right.has(id)));
}
