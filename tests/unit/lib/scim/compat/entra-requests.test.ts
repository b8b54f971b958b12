import { describe, expect, it } from "vitest";
import { entraFilterTolerances, entraTolerances } from "@/lib/scim/compat/entra";
import { ScimError } from "@/lib/scim/protocol/errors";
import { checkFilter } from "@/lib/scim/protocol/filter/check";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import { applyPatch } from "@/lib/scim/protocol/patch/apply";
import { splitMembers } from "@/lib/scim/protocol/patch/members";
import { parsePatch } from "@/lib/scim/protocol/patch/parse";
import type { Document, Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { enterpriseUserUrn } from "@/lib/scim/protocol/urns";
import { readResource } from "@/lib/scim/protocol/validate";
import requests from "@/tests/fixtures/entra-requests.json";

interface Recorded {
  name: string;
  method: string;
  path: string;
  body: Json;
  expectStatus: number;
}

const recorded = requests as unknown as Recorded[];
const typeOf = (path: string): ResourceType => (path.includes("/Groups") ? groupResource : userResource);
const rowsOf = (method: string, start: string) =>
  recorded
    .filter((request) => request.method === method && request.path.includes(start))
    .map((request) => [request.name, request] as const);

/** 404, 409 and 401 are decided by what is stored and who asks, not by the body. */
const isAcceptable = (status: number) => status !== 400;

function outcome(run: () => unknown): number {
  try {
    run();
    return 200;
  } catch (error) {
    if (error instanceof ScimError) return error.status;
    throw error;
  }
}

const user: Document = {
  userName: "ada.lovelace@contoso.example",
  active: true,
  displayName: "Ada Lovelace",
  title: "Analyst",
  phoneNumbers: [{ type: "mobile", value: "+44 7700 900123" }],
  roles: [{ value: "User", primary: true }],
  [enterpriseUserUrn]: { department: "Research", manager: { value: "boss", $ref: "https://x/Users/boss" } },
};

function patched(name: string, before: Document = user): Document {
  const request = recorded.find((candidate) => candidate.name === name);
  const type = typeOf(request?.path ?? "");
  return applyPatch(before, parsePatch(request?.body), type, entraTolerances).document;
}

describe("the recorded requests of Entra", () => {
  it.each(rowsOf("GET", "filter="))("reads the filter of %s", (_, request) => {
    const type = typeOf(request.path);
    const query = new URLSearchParams(request.path.slice(request.path.indexOf("?")));
    const filter = () => checkFilter(parseFilter(query.get("filter") ?? "", entraFilterTolerances(type)), type);
    expect(outcome(filter)).toBe(200);
  });

  it.each([...rowsOf("POST", "/Users"), ...rowsOf("POST", "/Groups")])("reads the resource of %s", (_, request) => {
    const status = outcome(() => readResource(request.body, typeOf(request.path), entraTolerances));
    expect(status === 200).toBe(isAcceptable(request.expectStatus));
  });

  it.each([...rowsOf("PATCH", "/Users"), ...rowsOf("PATCH", "/Groups")])("applies %s", (_, request) => {
    const type = typeOf(request.path);
    const before: Document = type === userResource ? user : { displayName: "Engine Room" };
    const status = outcome(() => {
      const { rest } = splitMembers(parsePatch(request.body), type);
      applyPatch(before, rest, type, entraTolerances);
    });
    expect(status === 200).toBe(isAcceptable(request.expectStatus));
  });
});

describe("what Entra means", () => {
  it("disables with the text False", () => {
    expect(patched("user-patch-legacy-disable-string")["active"]).toBe(false);
    expect(patched("user-patch-legacy-disable-add")["active"]).toBe(false);
  });

  it("builds one address from several operations", () => {
    expect(patched("user-patch-legacy-address-merge")["addresses"]).toEqual([
      { type: "work", country: "GB", locality: "London", postalCode: "N1 1AA", formatted: "Room 7" },
    ]);
  });

  it("builds one element per type", () => {
    const bare = { userName: "ada" };
    expect(patched("user-patch-legacy-phone-missing", bare)["phoneNumbers"]).toEqual([
      { type: "mobile", value: "+44 7700 900123" },
      { type: "fax", value: "+44 20 5550 199" },
    ]);
  });

  it("sets the primary role through a filter with text", () => {
    const role = { primary: true, value: "Admin", display: "Admin", type: "WindowsAzureActiveDirectoryRole" };
    expect(patched("user-patch-legacy-role-single")["roles"]).toEqual([role]);
    expect(patched("user-patch-legacy-role-single", { userName: "ada" })["roles"]).toEqual([role]);
  });

  it("reads a role from JSON text", () => {
    expect(patched("user-patch-legacy-role-json-string", { userName: "ada" })["roles"]).toEqual([
      { value: "Admin", display: "Administrator" },
    ]);
  });

  it.each(["user-patch-legacy-manager-string", "user-patch-legacy-manager-array", "user-patch-legacy-manager-object"])(
    "sets the manager by %s and keeps nothing of the old one",
    (name) => {
      const { [enterpriseUserUrn]: extension } = patched(name);
      expect(extension).toMatchObject({ department: "Research", manager: { value: "{managerId}" } });
      expect(JSON.stringify(extension)).not.toContain("boss");
    },
  );

  it.each(["user-patch-manager-empty-string", "user-patch-manager-empty-object", "user-patch-manager-remove"])(
    "clears the manager by %s",
    (name) => {
      expect(patched(name)[enterpriseUserUrn]).toEqual({ department: "Research" });
    },
  );

  it.each(["user-patch-clear-empty-string", "user-patch-clear-null"])("clears by %s", (name) => {
    const after = patched(name);
    expect(after["title"]).toBeUndefined();
    expect(after["phoneNumbers"]).toBeUndefined();
    expect(after[enterpriseUserUrn]).not.toHaveProperty("department");
  });

  it("applies path-less dotted and URN keys", () => {
    const after = patched("user-patch-flag-pathless-replace");
    expect(after).toMatchObject({
      displayName: "Ada King",
      name: { givenName: "Ada", familyName: "King" },
      [enterpriseUserUrn]: { employeeNumber: "E-1816", department: "Engines" },
    });
  });

  it("skips an unknown attribute and still disables", () => {
    const request = recorded.find((candidate) => candidate.name === "user-patch-unknown-plus-disable");
    const { document, notes } = applyPatch(user, parsePatch(request?.body), userResource, entraTolerances);
    expect(document["active"]).toBe(false);
    expect(notes.map((note) => note.message)).toEqual([
      "Operation 1: costCentreCode is no attribute of User and was skipped.",
    ]);
  });

  it("keeps only what the schema knows of a create, with the manager as an object", () => {
    const body = recorded.find((candidate) => candidate.name === "user-create-manager-string")?.body;
    const { document } = readResource(body, userResource, entraTolerances);
    expect(document[enterpriseUserUrn]).toMatchObject({ manager: { value: "{managerId}" } });
    expect(document).not.toHaveProperty("meta");
  });
});
