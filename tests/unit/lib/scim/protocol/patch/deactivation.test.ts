import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entraTolerances } from "@/lib/scim/compat/entra";
import { deactivationOf } from "@/lib/scim/protocol/patch/deactivation";
import { userResource } from "@/lib/scim/protocol/schema/resource-types";
import { patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";

const of = (...Operations: readonly unknown[]) =>
  deactivationOf({ schemas: [patchOpUrn], Operations }, userResource, entraTolerances);

describe("deactivationOf", () => {
  it.each([
    { op: "Replace", path: "active", value: "False" },
    { op: "replace", path: "active", value: false },
    { op: "add", path: "ACTIVE", value: false },
    { op: "replace", path: `${userUrn}:active`, value: false },
    { op: "replace", value: { active: false } },
    { op: "Replace", value: { Active: "False", roles: [{ value: 7 }] } },
    { OP: "replace", Path: "active", VALUE: false },
  ])("is found in %j, whatever stands beside it", (operation) => {
    expect(of(operation)).toHaveLength(1);
    expect(of({ op: "move" }, operation, 7, { op: "replace", path: "emails[", value: 1 })).toHaveLength(1);
  });

  it.each([
    { op: "replace", path: "active", value: true },
    { op: "replace", path: "active", value: "perhaps" },
    { op: "replace", path: "title", value: "inactive" },
    { op: "replace", value: { name: { active: false } } },
    { op: "replace", path: "emails[active eq false].value", value: "x" },
  ])("is not found in %j", (operation) => {
    expect(of(operation)).toBeNull();
  });

  it("is what holds at the end", () => {
    const [off, on] = [false, true].map((value) => ({ op: "replace", path: "active", value }));
    expect(of(off, on)).toBeNull();
    expect(of(on, off)).toHaveLength(2);
  });

  it("is null, and no error, for anything that is no PATCH", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(deactivationOf(body, userResource)).toBeNull();
      }),
    );
  });
});
