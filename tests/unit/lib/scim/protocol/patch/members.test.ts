import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { ScimError } from "@/lib/scim/protocol/errors";
import { evaluate } from "@/lib/scim/protocol/filter/evaluate";
import { type MemberChange, reduceMembers, splitMembers } from "@/lib/scim/protocol/patch/members";
import { parsePatch } from "@/lib/scim/protocol/patch/parse";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { groupUrn, patchOpUrn } from "@/lib/scim/protocol/urns";
import { cpuTime } from "@/tests/unit/lib/scim/protocol/cpu-time";

// Properties run hundreds of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

function split(operations: Json, type = groupResource) {
  return splitMembers(parsePatch({ schemas: [patchOpUrn], Operations: operations }), type);
}

const changes = (operation: Json) => split([operation]).changes;

describe("splitMembers", () => {
  it.each<[string, Json]>([
    ["text", "a"],
    ["an object", { value: "a" }],
    ["an object with a null $ref", { $ref: null, VALUE: "a", display: "A" }],
    ["a list of text", ["a"]],
    ["a list of objects", [{ value: "a" }, { value: "a" }]],
  ])("takes %s", (_, value) => {
    expect(changes({ op: "Add", path: "Members", value })).toEqual([{ kind: "add", ids: ["a"] }]);
    expect(changes({ op: "Remove", path: `${groupUrn}:members`, value })).toEqual([{ kind: "remove", ids: ["a"] }]);
    expect(changes({ op: "replace", path: "members", value })).toEqual([{ kind: "replace", ids: ["a"] }]);
    expect(changes({ op: "add", value: { members: value } })).toEqual([{ kind: "add", ids: ["a"] }]);
    expect(changes({ op: "add", value: { [groupUrn]: { members: value } } })).toEqual([{ kind: "add", ids: ["a"] }]);
    expect(changes({ op: "add", path: groupUrn, value: { members: value } })).toEqual([{ kind: "add", ids: ["a"] }]);
  });

  it("clears only when remove has no value, or replace an empty one", () => {
    expect(changes({ op: "remove", path: "members" })).toEqual([{ kind: "clear" }]);
    expect(changes({ op: "remove", path: "members", value: [] })).toEqual([]);
    expect(changes({ op: "remove", path: "members", value: "" })).toEqual([]);
    expect(changes({ op: "add", path: "members", value: null })).toEqual([]);
    expect(changes({ op: "add", path: "members", value: [] })).toEqual([]);
    expect(changes({ op: "replace", path: "members", value: [] })).toEqual([{ kind: "clear" }]);
    expect(changes({ op: "replace", path: "members", value: null })).toEqual([{ kind: "clear" }]);
  });

  it("reads ids from filters of value eq joined by or", () => {
    expect(changes({ op: "remove", path: 'members[value eq "a"]' })).toEqual([{ kind: "remove", ids: ["a"] }]);
    expect(changes({ op: "remove", path: 'members[value eq "a" or (value eq "b" or value eq "a")]' })).toEqual([
      { kind: "remove", ids: ["a", "b"] },
    ]);
  });

  it("keeps any other filter for whoever knows the members", () => {
    const [change] = changes({ op: "remove", path: 'members[value sw "a" and not (type eq "Group")]' });
    if (change?.kind !== "removeWhere") throw new Error("no removeWhere");
    expect(evaluate(change.where, { members: [{ value: "ab", type: "User" }] })).toBe(true);
    expect(evaluate(change.where, { members: [{ value: "ab", type: "Group" }] })).toBe(false);
    expect(evaluate(change.where, { members: [{ value: "b" }] })).toBe(false);
  });

  it("leaves the rest in order, with the numbers of the operations", () => {
    const { changes: found, rest } = split([
      { op: "replace", path: "displayName", value: "N" },
      { op: "add", path: "members", value: "a" },
      { op: "replace", value: { members: [{ value: "b" }], externalId: "E" } },
      { op: "replace", value: { [groupUrn]: { displayName: "M", members: null } } },
    ]);
    expect(found).toEqual([{ kind: "add", ids: ["a"] }, { kind: "replace", ids: ["b"] }, { kind: "clear" }]);
    expect(rest).toMatchObject([
      { index: 1, value: "N" },
      { index: 3, value: { externalId: "E" } },
      { index: 4, value: { [groupUrn]: { displayName: "M" } } },
    ]);
    expect(rest[1]?.value).not.toHaveProperty("members");
  });

  it("leaves users alone", () => {
    const operations: Json = [{ op: "add", path: "members", value: "a" }];
    expect(split(operations, userResource)).toMatchObject({ changes: [], rest: [{ index: 1 }] });
  });

  it.each<[string, Json, string]>([
    ["a changed id", { op: "replace", path: 'members[value eq "a"].value', value: "b" }, "mutability"],
    ["a changed display", { op: "replace", path: 'members[value eq "a"].display', value: "b" }, "mutability"],
    ["a changed member", { op: "add", path: 'members[value eq "a"]', value: { type: "User" } }, "mutability"],
    ["all ids changed", { op: "replace", path: "members.value", value: "b" }, "mutability"],
    ["an unknown sub-attribute", { op: "remove", path: "members.nope" }, "invalidPath"],
    ["an unknown sub-attribute in the filter", { op: "remove", path: "members[nope pr]" }, "invalidPath"],
    ["a member that is a number", { op: "add", path: "members", value: [1] }, "invalidValue"],
    ["a member without an id", { op: "add", path: "members", value: [{ display: "A" }] }, "invalidValue"],
    ["an empty id", { op: "remove", path: "members", value: [{ value: "" }] }, "invalidValue"],
    ["null among members", { op: "add", path: "members", value: [null] }, "invalidValue"],
    ["NUL in an id", { op: "add", path: "members", value: "a\u0000" }, "invalidValue"],
  ])("refuses %s", (_, operation, scimType) => {
    try {
      split([{ op: "add", path: "members", value: "ok" }, operation]);
      throw new Error("accepted");
    } catch (error) {
      expect(error).toBeInstanceOf(ScimError);
      expect((error as ScimError).scimType).toBe(scimType);
      expect((error as ScimError).message).toMatch(/^Operation 2 \(/);
    }
  });

  it("takes 100,000 members in a moment", { timeout: 30_000 }, () => {
    const value = Array.from({ length: 100_000 }, (_, index) => ({ value: `id-${index}` }));
    const milliseconds = cpuTime(() => {
      expect(changes({ op: "add", path: "members", value })).toMatchObject([{ ids: { length: 100_000 } }]);
    });
    expect(milliseconds).toBeLessThan(2000);
  });
});

describe("reduceMembers", () => {
  const ids = fc.array(fc.constantFrom<string[]>("a", "b", "c", "d"), { maxLength: 3 });
  const change: fc.Arbitrary<MemberChange> = fc.oneof(
    fc.record({ kind: fc.constantFrom("add" as const, "remove" as const, "replace" as const), ids }),
    fc.constant({ kind: "clear" as const }),
  );

  function inOrder(before: readonly string[], list: readonly MemberChange[]): Set<string> {
    let members = new Set(before);
    for (const next of list) {
      if (next.kind === "clear") members = new Set();
      if (next.kind === "replace") members = new Set(next.ids);
      if (next.kind === "add") for (const id of next.ids) members.add(id);
      if (next.kind === "remove") for (const id of next.ids) members.delete(id);
    }
    return members;
  }

  it("has the effect of the changes one after the other", () => {
    fc.assert(
      fc.property(ids, fc.array(change, { maxLength: 8 }), (before, list) => {
        const { clear, add, remove } = reduceMembers(list);
        const after = new Set(clear ? [] : before.filter((id) => !remove.has(id)));
        for (const id of add) after.add(id);
        expect(after).toEqual(inOrder(before, list));
        expect([...add].filter((id) => remove.has(id))).toEqual([]);
      }),
    );
  });

  it("has nothing to remove from a group that it empties", () => {
    const list: MemberChange[] = [{ kind: "clear" }, { kind: "remove", ids: ["a"] }];
    expect(reduceMembers(list)).toEqual({ clear: true, add: new Set(), remove: new Set() });
  });

  it("cannot take removeWhere", () => {
    const [found] = changes({ op: "remove", path: "members[type pr]" });
    expect(() => reduceMembers(found === undefined ? [] : [found])).toThrow(TypeError);
  });
});
