import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { entraTolerances } from "@/lib/scim/compat/entra";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import type { Tolerances } from "@/lib/scim/protocol/tolerances";
import { enterpriseUserUrn, groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { readResource } from "@/lib/scim/protocol/validate";
import vectors from "@/tests/fixtures/vectors-negative.json";
import { propertyRuns } from "@/tests/support/property-runs";
import { cpuTime } from "@/tests/unit/lib/scim/protocol/cpu-time";

// Properties run hundreds of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

const read = (body: object, tolerances: Tolerances = entraTolerances) =>
  readResource({ schemas: [userUrn], userName: "ada", ...body }, userResource, tolerances);

function refusal(body: unknown, type = userResource, tolerances: Tolerances = entraTolerances) {
  try {
    readResource(body, type, tolerances);
  } catch (error) {
    if (error instanceof ScimError) return { status: error.status, scimType: error.scimType, detail: error.message };
    throw error;
  }
  return null;
}

describe("readResource", () => {
  it("gives attributes the names of the table", () => {
    const { document } = readResource(
      {
        SCHEMAS: [userUrn.toUpperCase()],
        USERNAME: "ada",
        Name: { GIVENNAME: "Ada" },
        EMAILS: [{ VALUE: "a", Type: "work" }],
      },
      userResource,
    );
    expect(document).toEqual({
      schemas: [userUrn],
      userName: "ada",
      name: { givenName: "Ada" },
      emails: [{ value: "a", type: "work" }],
    });
  });

  it("takes null, empty text and empty lists for absent", () => {
    const empty = { title: null, nickName: "", emails: [], phoneNumbers: null, name: {}, active: null, roles: "" };
    const { document } = read({ ...empty, [enterpriseUserUrn]: { department: null, manager: { value: "" } } });
    expect(document).toEqual({ schemas: [userUrn], userName: "ada" });
  });

  it("ignores what is readOnly", () => {
    const { document, notes } = read({ id: "x", meta: { created: 5 }, groups: "nonsense" });
    expect(document).toEqual({ schemas: [userUrn], userName: "ada" });
    expect(notes).toEqual([]);
  });

  it("infers an extension from its object and drops one without values from schemas", () => {
    expect(read({ [enterpriseUserUrn]: { department: "D" } }).document["schemas"]).toEqual([
      userUrn,
      enterpriseUserUrn,
    ]);
    expect(read({ schemas: [userUrn, enterpriseUserUrn] }).document["schemas"]).toEqual([userUrn]);
  });

  it("notes what it skips", () => {
    const body = {
      schemas: [userUrn, "urn:x"],
      favourite: 1,
      "urn:x": { a: 1 },
      emails: [{ value: "a", nope: 1 }],
      password: "p",
    };
    const { document, notes } = read(body);
    expect(document).toEqual({ schemas: [userUrn], userName: "ada", emails: [{ value: "a" }] });
    expect(notes.map((note) => [note.kind, note.path])).toEqual([
      ["unknownSchema", "urn:x"],
      ["unknownAttribute", "favourite"],
      ["unknownAttribute", "emails.nope"],
      ["neverStored", "password"],
    ]);
  });

  it("keeps values that are equal in type and value once", () => {
    const emails = [
      { value: "a", type: "work" },
      { value: "a", type: "home" },
      { value: "a", type: "work", primary: true },
    ];
    const { document, notes } = read({ emails });
    expect(document["emails"]).toEqual([
      { value: "a", type: "work", primary: true },
      { value: "a", type: "home" },
    ]);
    expect(notes).toMatchObject([{ kind: "duplicate", path: "emails" }]);
  });

  it("takes Booleans as text only where that is tolerated", () => {
    expect(read({ active: "False", emails: [{ value: "a", primary: "TRUE" }] }).document).toMatchObject({
      active: false,
      emails: [{ primary: true }],
    });
    expect(refusal({ schemas: [userUrn], userName: "a", active: "False" }, userResource, {})?.scimType).toBe(
      "invalidValue",
    );
  });

  it("keeps text byte for byte", () => {
    const text = " \u00e9 e\u0301 \r\n <b> 😀 ";
    expect(read({ displayName: text }).document["displayName"]).toBe(text);
  });

  it("names the attribute, the rule and the cure", () => {
    expect(refusal({ schemas: [userUrn] })?.detail).toBe(
      "userName is required and must be non-empty text; map userPrincipalName to userName in Entra.",
    );
    expect(refusal({ schemas: [userUrn], userName: 5 })?.detail).toBe(
      "userName must be text, but a number came; send text.",
    );
  });

  it.each<[string, Json]>([
    ["name as text", { name: "Bob" }],
    ["emails as text", { emails: "a@example.com" }],
    ["emails as an object", { emails: { value: "a" } }],
    ["text in emails", { emails: ["a@example.com"] }],
    [
      "two primaries",
      {
        emails: [
          { value: "a", primary: true },
          { value: "b", primary: true },
        ],
      },
    ],
    ["a number as Boolean", { active: 1 }],
    ["an extension as text", { [enterpriseUserUrn]: "x" }],
    ["an extension as a list", { [enterpriseUserUrn]: [] }],
    ["NUL", { title: "a\u0000b" }],
    ["half of a surrogate pair", { title: "\udc00" }],
    ["userName of blank list", { userName: [] }],
    ["userName as an object", { userName: { $gt: "" } }],
  ])("refuses %s", (_, body) => {
    expect(refusal({ schemas: [userUrn], userName: "ada", ...(body as object) })).toMatchObject({
      status: 400,
      scimType: "invalidValue",
    });
  });

  it("refuses a member without an id", () => {
    const body = { schemas: [groupUrn], displayName: "G", members: [{ display: "A", type: "User" }] };
    expect(refusal(body, groupResource)?.detail).toContain("members.value is missing");
  });

  it("reads 100,000 members in a moment", { timeout: 30_000 }, () => {
    const members = Array.from({ length: 100_000 }, (_, index) => ({ value: `id-${index}`, odd: 1 }));
    const body = { schemas: [groupUrn], displayName: "G", members };
    const milliseconds = cpuTime(() => {
      expect(readResource(body, groupResource, entraTolerances).notes).toHaveLength(1);
    });
    expect(milliseconds).toBeLessThan(3000);
  });

  it("throws nothing but ScimError, and keeps what it answers, whatever the body", () => {
    const keys = fc.constantFrom(
      "userName",
      "name",
      "emails",
      "value",
      "primary",
      "roles",
      "__proto__",
      "constructor",
      enterpriseUserUrn,
      "manager",
    );
    const json = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Json>(null, true, 5, "", "a", "True", "\u0000"),
        fc.array(tie("json"), { maxLength: 3 }),
        fc.dictionary(keys, tie("json"), { maxKeys: 5 }),
      ),
    })).json;
    fc.assert(
      fc.property(json, (value) => {
        const body =
          typeof value === "object" && value !== null ? { userName: "u", ...value, schemas: [userUrn] } : value;
        const result = outcome(body);
        if (result !== null) expect(readResource(result, userResource, entraTolerances).document).toEqual(result);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});

function outcome(body: unknown) {
  try {
    return readResource(body, userResource, entraTolerances).document;
  } catch (error) {
    if (error instanceof ScimError) return null;
    throw error;
  }
}

interface Negative {
  id: string;
  title: string;
  method: string;
  path: unknown;
  body?: Json;
  raw?: string;
  gen?: unknown;
  expect: { status: number; scimType?: string }[];
}

function bodyOf({ body, raw }: Negative): { json: Json } | null {
  if (body !== undefined) return { json: body };
  try {
    return raw === undefined ? null : { json: JSON.parse(raw) };
  } catch {
    // N001 to N015 test the reading of JSON, over HTTP.
    return null;
  }
}

/** Decided elsewhere: the media type (N025, N027), the route (N127, N129, N131), uniqueness (N079, N081). */
const elsewhere = new Set(["N025", "N027", "N127", "N129", "N131", "N079", "N081", "N155", "N157", "N159"]);

describe("the negative vectors about bodies", () => {
  const rows = (vectors.vectors as unknown as Negative[]).filter(
    (vector) => ["POST", "PUT"].includes(vector.method) && !elsewhere.has(vector.id) && bodyOf(vector) !== null,
  );

  it.each(rows.map((vector) => [vector.id, vector.title, vector] as const))("%s %s", (_id, _title, vector) => {
    const type = String(vector.path).startsWith("/Groups") ? groupResource : userResource;
    const result = refusal(bodyOf(vector)?.json, type);
    const accepted = vector.expect.some((answer) => answer.status < 400);
    if (result === null) expect(accepted).toBe(true);
    else
      expect(vector.expect.map((answer) => [answer.status, answer.scimType ?? result.scimType])).toContainEqual([
        result.status,
        result.scimType,
      ]);
  });
});
