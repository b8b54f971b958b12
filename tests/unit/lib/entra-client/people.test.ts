import { describe, expect, it } from "vitest";
import { paths } from "@/lib/entra-client/attributes";
import { makeGroups, makePeople, seedMark } from "@/lib/entra-client/people";

describe("makePeople", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(makePeople("spring", 60)).toEqual(makePeople("spring", 60));
    expect(makePeople("spring", 20)).toEqual(makePeople("spring", 60).slice(0, 20));
    const ids = (seed: string) => makePeople(seed, 60).map((person) => person.objectId);
    expect(ids("spring").filter((id) => ids("autumn").includes(id))).toEqual([]);
  });

  it("gives everyone a userName and object id of their own", () => {
    const people = makePeople("spring", 5000);
    expect(new Set(people.map((person) => String(person.attributes["userName"]).toLowerCase())).size).toBe(5000);
    expect(new Set(people.map((person) => person.objectId)).size).toBe(5000);
  });

  it("writes user names in the letters Entra allows, and object ids as GUIDs", () => {
    for (const person of makePeople("Frühling 2026!", 300)) {
      expect(person.attributes["userName"]).toMatch(/^[a-z0-9.'-]+@[a-z0-9]+\.contoso\.example$/);
      expect(person.objectId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("has names that careless servers change", () => {
    const names = makePeople("spring", 12).map((person) => String(person.attributes[paths.displayName]));
    expect(names.some((name) => name.includes("O'Brien"))).toBe(true);
    expect(names.some((name) => /\p{Script=Arabic}/u.test(name))).toBe(true);
    expect(names.some((name) => name.includes("𠮷"))).toBe(true);
    expect(names.some((name) => name !== name.normalize("NFC"))).toBe(true);
    expect(names.some((name) => name.length > 100)).toBe(true);
  });

  it("puts everyone but the first under an earlier manager", () => {
    for (const person of makePeople("spring", 100)) {
      if (person.index === 0) expect(person.managerIndex).toBeNull();
      else expect(person.managerIndex).toBeLessThan(person.index);
    }
  });
});

describe("makeGroups", () => {
  it("holds everyone in the first, and names no group twice", () => {
    const groups = makeGroups("spring", 40, 30);
    expect(groups[0]?.memberIndexes).toHaveLength(30);
    expect(new Set(groups.map((group) => group.displayName.toLowerCase())).size).toBe(40);
    for (const group of groups) expect(new Set(group.memberIndexes).size).toBe(group.memberIndexes.length);
  });
});

describe("seedMark", () => {
  it("keeps a seed that is a label and tells others apart", () => {
    expect(seedMark("spring2026")).toBe("spring2026");
    expect(seedMark("a b")).not.toBe(seedMark("a-b"));
  });
});
