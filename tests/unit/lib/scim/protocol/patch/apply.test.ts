import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { entraTolerances } from "@/lib/scim/compat/entra";
import { ScimError } from "@/lib/scim/protocol/errors";
import { applyPatch } from "@/lib/scim/protocol/patch/apply";
import { splitMembers } from "@/lib/scim/protocol/patch/members";
import { parsePatch } from "@/lib/scim/protocol/patch/parse";
import type { Document, Json } from "@/lib/scim/protocol/schema/attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import type { Tolerances } from "@/lib/scim/protocol/tolerances";
import { enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { propertyRuns } from "@/tests/support/property-runs";

// Properties run hundreds of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

const user: Document = {
  schemas: [userUrn, enterpriseUserUrn],
  id: "1",
  userName: "ada",
  externalId: "e",
  title: "Guide",
  active: true,
  name: { givenName: "Ada", familyName: "King" },
  emails: [
    { value: "w@x.org", type: "work", primary: true },
    { value: "h@x.org", type: "home" },
  ],
  addresses: [{ type: "work", locality: "Austin", region: "TX" }],
  groups: [{ value: "g" }],
  meta: { resourceType: "User" },
  [enterpriseUserUrn]: { department: "Tour", manager: { value: "m", displayName: "Boss" } },
};

type Operation = readonly [op: string, path: string | null, value?: Json];

function operationsOf(rows: readonly Operation[]) {
  const list = rows.map(([op, path, value]) => ({
    op,
    ...(path === null ? {} : { path }),
    ...(value === undefined ? {} : { value }),
  }));
  return parsePatch({ schemas: [patchOpUrn], Operations: list });
}

function apply(rows: readonly Operation[], before: Document = user, tolerances: Tolerances = entraTolerances) {
  return applyPatch(before, operationsOf(rows), userResource, tolerances);
}

const patched = (...rows: Operation[]) => apply(rows).document;

function refusal(rows: readonly Operation[], tolerances: Tolerances = entraTolerances): [string | undefined, string] {
  try {
    apply(rows, user, tolerances);
  } catch (error) {
    if (error instanceof ScimError) return [error.scimType, error.message];
    throw error;
  }
  throw new Error("accepted");
}

describe("applyPatch on single values", () => {
  it.each(["add", "replace"])("%s sets, overwrites, and clears with null and empty text", (op) => {
    expect(patched([op, "nickName", "A"])["nickName"]).toBe("A");
    expect(patched([op, "title", "B"])["title"]).toBe("B");
    expect(patched([op, "title", null])).not.toHaveProperty("title");
    expect(patched([op, "title", ""])).not.toHaveProperty("title");
    expect(patched([op, "name", null])).not.toHaveProperty("name");
    expect(patched([op, "name.givenName", ""])["name"]).toEqual({ familyName: "King" });
  });

  it("keeps sub-attributes that the value does not name, and clears those that are null", () => {
    expect(patched(["replace", "name", { familyName: "L", givenName: null }])["name"]).toEqual({ familyName: "L" });
  });

  it("drops a complex attribute whose last part is cleared", () => {
    expect(patched(["remove", "name.givenName"], ["remove", "name.familyName"])).not.toHaveProperty("name");
  });

  it("keeps text byte for byte", () => {
    expect(patched(["replace", "title", "  é\u0301 \r\n"])["title"]).toBe("  é\u0301 \r\n");
  });

  it("keeps a manager as it is when the same one is set again", () => {
    const { document } = apply([["replace", `${enterpriseUserUrn}:manager`, "m"]]);
    expect(document).toEqual(user);
  });

  it("drops a password and says so", () => {
    const { document, notes } = apply([["replace", "password", "secret"]]);
    expect(document).toEqual(user);
    expect(notes).toMatchObject([{ kind: "neverStored", path: "password", operation: 1 }]);
    expect(JSON.stringify(notes)).not.toContain("secret");
  });
});

describe("applyPatch on lists", () => {
  it("adds nothing for null, and clears on replace with null or an empty list", () => {
    expect(patched(["add", "emails", null])).toEqual(user);
    expect(patched(["replace", "emails", null])).not.toHaveProperty("emails");
    expect(patched(["replace", "emails", []])).not.toHaveProperty("emails");
  });

  it("takes one object for a list", () => {
    expect(patched(["add", "emails", { value: "o@x.org", type: "other" }])["emails"]).toHaveLength(3);
    expect(patched(["replace", "emails", { value: "o@x.org" }])["emails"]).toEqual([{ value: "o@x.org" }]);
  });

  it("gives a value that is there its new sub-attributes", () => {
    const [, home] = patched(["add", "emails", [{ value: "h@x.org", type: "home", primary: true, display: "H" }]])[
      "emails"
    ] as Json[];
    expect(home).toEqual({ value: "h@x.org", type: "home", primary: true, display: "H" });
  });

  it("moves primary when a sub-attribute makes another value primary", () => {
    expect(patched(["replace", 'emails[type eq "home"].primary', "True"])["emails"]).toEqual([
      { value: "w@x.org", type: "work", primary: false },
      { value: "h@x.org", type: "home", primary: true },
    ]);
  });

  it("refuses to make several values primary at once", () => {
    expect(refusal([["replace", "emails.primary", true]])[0]).toBe("invalidValue");
  });

  it("changes every value for a path without a filter", () => {
    expect(patched(["replace", "emails.display", "D"])["emails"]).toMatchObject([{ display: "D" }, { display: "D" }]);
  });

  it("replaces a selected value whole and leaves the others", () => {
    expect(patched(["replace", 'emails[type eq "work"]', { value: "n@x.org" }])["emails"]).toEqual([
      { value: "n@x.org" },
      { value: "h@x.org", type: "home" },
    ]);
  });

  it("moves primary to a value that replaces a selected one", () => {
    expect(patched(["replace", 'emails[type eq "home"]', { value: "n@x.org", primary: true }])["emails"]).toEqual([
      { value: "w@x.org", type: "work", primary: false },
      { value: "n@x.org", primary: true },
    ]);
  });

  it("cannot change a member, on a whole group either", () => {
    const group = { displayName: "G", members: [{ value: "a" }] };
    const operations = operationsOf([["replace", 'members[value eq "a"]', { value: "b" }]]);
    expect(() => applyPatch(group, operations, groupResource, entraTolerances)).toThrow("cannot be changed");
  });

  it("ignores readOnly parts of a value", () => {
    const manager = { value: "n", displayName: "Forged" };
    expect(patched(["replace", `${enterpriseUserUrn}:manager`, manager])[enterpriseUserUrn]).toMatchObject({
      manager: { value: "n" },
    });
    expect(JSON.stringify(patched(["replace", `${enterpriseUserUrn}:manager`, manager]))).not.toContain("Forged");
  });

  it("takes a selected value out when it is replaced with null", () => {
    expect(patched(["replace", 'emails[type eq "work"]', null])["emails"]).toEqual([
      { value: "h@x.org", type: "home" },
    ]);
  });

  it("adds to a selected value, or creates it", () => {
    expect(patched(["add", 'emails[type eq "work"]', { display: "D" }])["emails"]).toMatchObject([
      { value: "w@x.org", type: "work", primary: true, display: "D" },
      {},
    ]);
    expect(patched(["add", 'emails[type eq "other"]', { value: "o@x.org" }])["emails"]).toContainEqual({
      type: "other",
      value: "o@x.org",
    });
  });

  it("does not create an element only to clear it", () => {
    expect(patched(["replace", 'phoneNumbers[type eq "fax"].value', ""])).not.toHaveProperty("phoneNumbers");
  });

  it("takes out an element that has lost its value", () => {
    expect(patched(["remove", 'emails[type eq "work"].value'])["emails"]).toEqual([{ value: "h@x.org", type: "home" }]);
    expect(patched(["remove", "addresses.locality"])["addresses"]).toEqual([{ type: "work", region: "TX" }]);
    expect(patched(["remove", "addresses.locality"], ["remove", "addresses.region"])).not.toHaveProperty("addresses");
  });

  it.each([
    ['emails[type eq "x" or type eq "y"].value'],
    ['emails[type sw "z"].value'],
    ['emails[type ne "work" and type ne "home"].value'],
    ['emails[type eq "x" and type eq "y"].value'],
    ['emails[not (type eq "work") and type eq "z"].value'],
  ])("cannot create a value from %s", (path) => {
    expect(refusal([["add", path, "v"]])[0]).toBe("noTarget");
  });

  it("creates no second value equal to one that is there", () => {
    const roles = [{ value: "Admin" }];
    const { document } = apply([["add", 'roles[primary eq "True"].value', "Admin"]], { ...user, roles });
    expect(document["roles"]).toEqual([{ value: "Admin", primary: true }]);
  });

  it("removes listed values only", () => {
    expect(patched(["remove", "emails", [{ value: "W@X.org" }]])["emails"]).toHaveLength(1);
    expect(patched(["remove", "emails", { value: "w@x.org", type: "home" }])["emails"]).toHaveLength(2);
    expect(patched(["remove", "addresses", [{ region: "TX" }]])).not.toHaveProperty("addresses");
    expect(patched(["remove", "emails", "h@x.org"])["emails"]).toHaveLength(1);
    for (const nothing of [[], [{}], [{ nope: 1 }], {}, "", [""], [null], 5, [[]]]) {
      expect(patched(["remove", "emails", nothing])).toEqual(user);
    }
    expect(patched(["remove", "emails"])).not.toHaveProperty("emails");
  });
});

describe("applyPatch on schemas and extensions", () => {
  it("follows the extensions in use", () => {
    expect(patched(["remove", enterpriseUserUrn])).not.toHaveProperty([enterpriseUserUrn]);
    expect(patched(["remove", enterpriseUserUrn])["schemas"]).toEqual([userUrn]);
    const parts: Operation[] = [
      ["remove", `${enterpriseUserUrn}:department`],
      ["remove", `${enterpriseUserUrn.toUpperCase()}:MANAGER`],
    ];
    expect(patched(...parts)["schemas"]).toEqual([userUrn]);
  });

  it.each<readonly [string, string | null, Json]>([
    ["replace", enterpriseUserUrn, { department: "New" }],
    ["replace", null, { [enterpriseUserUrn]: { department: "New" } }],
    ["replace", null, { [`${enterpriseUserUrn}:department`]: "New" }],
    ["add", `${enterpriseUserUrn}:department`, "New"],
  ])("merges an extension by %s %s", (op, path, value) => {
    expect(patched([op, path, value])[enterpriseUserUrn]).toMatchObject({
      department: "New",
      manager: { value: "m" },
    });
  });

  it("takes the core schema's URN for the resource itself", () => {
    expect(patched(["replace", null, { [userUrn]: { title: "T", "name.givenName": "G" } }])).toMatchObject({
      title: "T",
      name: { givenName: "G", familyName: "King" },
    });
    expect(refusal([["remove", userUrn]])[0]).toBe("mutability");
  });

  it("takes filtered paths as keys", () => {
    expect(patched(["replace", null, { 'emails[type eq "work"].value': "n@x.org" }])["emails"]).toMatchObject([
      { value: "n@x.org", type: "work" },
      {},
    ]);
  });

  it("ignores readOnly attributes as keys, with a note", () => {
    const value = { id: "2", meta: {}, groups: [], schemas: [], "meta.created": "x", title: "T" };
    const { document, notes } = apply([["replace", null, value]]);
    expect(document).toEqual({ ...user, title: "T" });
    expect(notes.map((note) => note.kind)).toEqual(Array(5).fill("readOnly"));
  });
});

describe("applyPatch refuses", () => {
  it.each<[string, Operation, string]>([
    ["to remove what is required", ["remove", "userName"], "mutability"],
    ["to clear what is required", ["replace", "userName", ""], "invalidValue"],
    ["to clear what is required by a key", ["replace", null, { userName: null }], "invalidValue"],
    ["id", ["replace", "id", "1"], "mutability"],
    ["groups", ["add", "groups", [{ value: "g" }]], "mutability"],
    ["schemas", ["add", "schemas", ["x"]], "mutability"],
    [
      "manager.displayName, which is not told",
      ["replace", `${enterpriseUserUrn}:manager.displayName`, "x"],
      "invalidPath",
    ],
    ["a sub-attribute of text", ["replace", "title.x", "x"], "invalidPath"],
    ["an unknown sub-attribute", ["replace", "name.nope", "x"], "invalidPath"],
    ["an unknown sub-attribute in a filter", ["replace", "emails[nope pr].value", "x"], "invalidPath"],
    ["a wrong type in a filter", ["replace", "emails[type eq 5].value", "x"], "invalidPath"],
    ["a filter on one value", ["replace", "name[givenName pr].familyName", "x"], "invalidPath"],
    ["a number for text", ["replace", "title", 5], "invalidValue"],
    ["text for a Boolean", ["replace", "active", "maybe"], "invalidValue"],
    ["a list for text", ["replace", "title", ["x"]], "invalidValue"],
    ["NUL", ["replace", "title", "a\u0000"], "invalidValue"],
    ["half of a surrogate pair", ["replace", "title", "\ud800"], "invalidValue"],
    ["two managers", ["replace", `${enterpriseUserUrn}:manager`, [{ value: "a" }, { value: "b" }]], "invalidValue"],
    ["a manager without id", ["replace", `${enterpriseUserUrn}:manager`, { $ref: "x" }], "invalidValue"],
    ["text for an extension", ["replace", enterpriseUserUrn, "x"], "invalidValue"],
    [
      "several objects for one element",
      ["replace", 'emails[type eq "work"]', [{ value: "1" }, { value: "2" }]],
      "invalidValue",
    ],
  ])("%s", (_, operation, scimType) => {
    expect(refusal([operation])[0]).toBe(scimType);
  });

  it("naming the operation, the path, the rule and the cure", () => {
    const [, detail] = refusal([
      ["replace", "title", "x"],
      ["Replace", "active", "maybe"],
    ]);
    expect(detail).toBe(
      "Operation 2 (replace active): active must be a Boolean, true or false, but text came; send a Boolean, true or false.",
    );
  });

  it("a list 20,000 deep without running out of stack", () => {
    const deep: Json = JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`);
    for (const [op, path] of [
      ["replace", "title"],
      ["replace", "emails"],
      ["replace", "name"],
      ["add", "emails.value"],
      ["replace", enterpriseUserUrn],
    ] as const) {
      expect(refusal([[op, path, deep]])[0]).toBe("invalidValue");
    }
    expect(patched(["remove", "emails", deep])).toEqual(user);
  });
});

describe("applyPatch without tolerances", () => {
  it.each<[Operation, string]>([
    [["replace", 'emails[type eq "x"].value', "v"], "noTarget"],
    [["replace", "nope", "v"], "invalidPath"],
    [["replace", null, { nope: "v" }], "invalidPath"],
    [["replace", null, { "name.givenName": "v" }], "invalidPath"],
    [["replace", "active", "True"], "invalidValue"],
    [["replace", `${enterpriseUserUrn}:manager`, "m"], "invalidValue"],
  ])("refuses %j with %s", (operation, scimType) => {
    expect(refusal([operation], {})[0]).toBe(scimType);
  });

  it("takes extension objects in a path-less value", () => {
    const value = { [enterpriseUserUrn]: { department: "New" }, title: "T" };
    expect(apply([["replace", null, value]], user, {}).document).toMatchObject({
      title: "T",
      [enterpriseUserUrn]: { department: "New" },
    });
  });
});

describe("applyPatch on prototypes", () => {
  it("skips keys and paths that reach for one", () => {
    const value: Json = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"name":{"__proto__":{"polluted":true},"givenName":"G"}}',
    );
    const document = patched(["add", null, value], ["add", "constructor", { x: 1 }], ["add", "toString", "x"]);
    expect(document).toEqual({ ...user, name: { givenName: "G", familyName: "King" } });
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

const paths = fc.constantFrom(
  "userName",
  "title",
  "active",
  "name",
  "name.givenName",
  "emails",
  "emails.value",
  'emails[type eq "work"]',
  'emails[type eq "work"].value',
  'emails[primary eq "True"].primary',
  "emails[not (value pr)]",
  "addresses.region",
  'addresses[type eq "home"].region',
  'roles[primary eq "True"].value',
  "roles",
  "groups",
  "password",
  "schemas",
  "members",
  'members[value eq "a"]',
  enterpriseUserUrn,
  `${enterpriseUserUrn}:manager`,
  `${enterpriseUserUrn}:manager.value`,
  userUrn,
  groupUrn,
  "nope",
  "__proto__",
);
const names = fc.constantFrom(
  "value",
  "type",
  "primary",
  "display",
  "__proto__",
  "constructor",
  "title",
  "emails",
  "members",
);
const texts = fc.constantFrom("", "a", "w@x.org", "work", "True", "\u0000", "\ud800", '{"value":"x"}');
const values = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.constantFrom(null, true, false, 0, 1.5),
    fc.array(tie("json"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(names, paths), tie("json"), { maxKeys: 4 }),
  ),
})).json;
const operation = fc.record(
  { op: fc.constantFrom("add", "Replace", "remove"), path: fc.oneof(paths, fc.string()), value: values },
  { requiredKeys: ["op"] },
);
const bodies = fc
  .array(operation, { maxLength: 6 })
  .map((list) => ({ schemas: [patchOpUrn], Operations: list as Json }));

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe("applyPatch, whatever the operations", () => {
  it.each([
    [userResource, user],
    [groupResource, { displayName: "G", members: [{ value: "a" }, { value: "b" }] }],
  ])("throws nothing but ScimError and never changes its argument", (type, document) => {
    const before = frozen(structuredClone(document));
    fc.assert(
      fc.property(bodies, fc.boolean(), (body, isTolerant) => {
        try {
          const operations = frozen(parsePatch(body));
          splitMembers(operations, type);
          const { document: result } = applyPatch(before, operations, type, isTolerant ? entraTolerances : {});
          expect(result["userName"]).toEqual(type === userResource ? expect.stringMatching(/./s) : undefined);
          const { emails } = result;
          const primaries = Array.isArray(emails) ? emails.filter((email) => email.primary === true) : [];
          expect(primaries.length).toBeLessThanOrEqual(1);
        } catch (error) {
          if (!(error instanceof ScimError)) throw error;
        }
      }),
      { numRuns: propertyRuns(10_000) },
    );
  });

  it("is atomic: what fails at the end leaves nothing of what was done before it", () => {
    const before = frozen(structuredClone(user));
    const copy = structuredClone(user);
    const tail = fc.constantFrom<Operation>(["replace", "active", "maybe"], ["remove", "userName"]);
    let refused = 0;
    fc.assert(
      fc.property(bodies, tail, (body, row) => {
        try {
          const operations = [...parsePatch(body), ...operationsOf([row])];
          applyPatch(before, operations, userResource, entraTolerances);
          throw new Error("accepted");
        } catch (error) {
          if (!(error instanceof ScimError)) throw error;
          refused += 1;
        }
        expect(before).toEqual(copy);
      }),
      { numRuns: propertyRuns(10_000) },
    );
    expect(refused).toBeGreaterThan(0);
  });

  // A value filter may select other values once the first application has changed them.
  it("does the same by any operation without a filter, once or twice (RFC 7644 §3.5.2.1–§3.5.2.3)", () => {
    let accepted = 0;
    fc.assert(
      fc.property(bodies, (body) => {
        try {
          const operations = parsePatch(body).filter((one) => one.path?.where === undefined && !holdsFilter(one));
          for (const one of operations.slice(0, 1)) {
            const once = applyPatch(user, [one], userResource, entraTolerances).document;
            expect(applyPatch(once, [one], userResource, entraTolerances).document).toEqual(once);
            accepted += 1;
          }
        } catch (error) {
          if (!(error instanceof ScimError)) throw error;
        }
      }),
      { numRuns: propertyRuns(10_000) },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it("adds the same values twice with the effect of once", () => {
    const email = fc.record(
      { value: fc.constantFrom("a", "b", "c"), type: fc.constantFrom("work", "home"), primary: fc.boolean() },
      { requiredKeys: ["value"] },
    );
    fc.assert(
      fc.property(fc.array(email, { maxLength: 4 }), (list) => {
        const row: Operation = ["add", "emails", list as Json];
        try {
          expect(patched(row, row)).toEqual(patched(row));
        } catch (error) {
          if (!(error instanceof ScimError)) throw error;
        }
      }),
    );
  });
});

/** Entra's values without a path have keys that are paths, and these may hold a value filter. */
function holdsFilter(operation: object): boolean {
  return /\[(?:type|primary|not|value) /.test(JSON.stringify(operation));
}
