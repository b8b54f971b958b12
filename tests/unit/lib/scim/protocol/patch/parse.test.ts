import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { ScimError } from "@/lib/scim/protocol/errors";
import { parsePatch } from "@/lib/scim/protocol/patch/parse";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { patchOpUrn } from "@/lib/scim/protocol/urns";

// Properties run hundreds of cases; a busy machine must not fail them.
vi.setConfig({ testTimeout: 60_000 });

const envelope = (operations: Json) => ({ schemas: [patchOpUrn], Operations: operations });

function refusal(body: unknown): [string | undefined, string] {
  try {
    parsePatch(body);
  } catch (error) {
    if (error instanceof ScimError) return [error.scimType, error.message];
    throw error;
  }
  throw new Error("accepted");
}

describe("parsePatch", () => {
  it("reads names of operations, and keys, in any case", () => {
    const body = { SCHEMAS: [patchOpUrn.toUpperCase()], operations: [{ OP: "RePlace", Path: "title", Value: "x" }] };
    expect(parsePatch(body)).toMatchObject([{ op: "replace", path: { raw: "title" }, value: "x", index: 1 }]);
  });

  it("takes an empty list of operations and members of the envelope that it does not know", () => {
    expect(parsePatch({ ...envelope([]), id: "x" })).toEqual([]);
  });

  it("keeps null as a value, and no value as none", () => {
    const [first, second] = parsePatch(
      envelope([
        { op: "replace", path: "title", value: null },
        { op: "remove", path: "title" },
      ]),
    );
    expect(first).toHaveProperty("value", null);
    expect(second).not.toHaveProperty("value");
  });

  it("takes a null path for none", () => {
    expect(parsePatch(envelope([{ op: "add", path: null, value: {} }]))[0]).not.toHaveProperty("path");
  });

  it.each<[string, unknown, string]>([
    ["a list", [], "invalidSyntax"],
    ["null", null, "invalidSyntax"],
    ["no schemas", { Operations: [] }, "invalidSyntax"],
    ["other schemas", { schemas: ["urn:x"], Operations: [] }, "invalidSyntax"],
    ["schemas as text", { schemas: patchOpUrn, Operations: [] }, "invalidSyntax"],
    ["no operations", { schemas: [patchOpUrn] }, "invalidSyntax"],
    ["operations as an object", envelope({ op: "add" }), "invalidSyntax"],
    ["an operation that is text", envelope(["add"]), "invalidSyntax"],
    ["no op", envelope([{ path: "title" }]), "invalidSyntax"],
    ["op move", envelope([{ op: "move", path: "title" }]), "invalidSyntax"],
    ["op __proto__", envelope([{ op: "__proto__", path: "title" }]), "invalidSyntax"],
    ["remove without a path", envelope([{ op: "remove" }]), "noTarget"],
    ["replace without a value", envelope([{ op: "replace", path: "title" }]), "invalidValue"],
    ["text without a path", envelope([{ op: "add", value: "x" }]), "invalidValue"],
    ["a list without a path", envelope([{ op: "add", value: [{}] }]), "invalidValue"],
    ["a path that is a number", envelope([{ op: "add", path: 1, value: "x" }]), "invalidPath"],
    ["a malformed path", envelope([{ op: "add", path: "a[", value: "x" }]), "invalidPath"],
  ])("refuses %s", (_, body, scimType) => {
    expect(refusal(body)[0]).toBe(scimType);
  });

  it("names the limit of 1,000 operations", () => {
    const operation = { op: "replace", path: "title", value: "x" };
    expect(parsePatch(envelope(Array(1000).fill(operation)))).toHaveLength(1000);
    expect(refusal(envelope(Array(1001).fill(operation)))[1]).toContain("1000 operations at most");
  });

  it("names the operation, counted from 1", () => {
    const good = { op: "replace", path: "title", value: "x" };
    expect(refusal(envelope([good, { op: "replace", path: "a[", value: "x" }]))[1]).toMatch(
      /^Operation 2: .*position 3/,
    );
  });

  it("throws nothing but ScimError, whatever the body", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        try {
          parsePatch(json);
          parsePatch(envelope(json as Json));
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
        }
      }),
    );
  });
});
