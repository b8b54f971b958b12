import { describe, expect, it } from "vitest";
import { parseProjection, project, wants } from "@/lib/scim/protocol/projection";
import type { Attribute, Document } from "@/lib/scim/protocol/schema/attribute";
import { defineAttribute } from "@/lib/scim/protocol/schema/define-attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { enterpriseUserUrn, userUrn } from "@/lib/scim/protocol/urns";

const user: Document = {
  schemas: [userUrn, enterpriseUserUrn],
  id: "1",
  userName: "ada",
  password: "secret",
  isAdmin: true,
  name: { givenName: "Ada", familyName: "King" },
  emails: [{ value: "a", type: "work" }, { type: "home" }],
  meta: { resourceType: "User", location: "l" },
  [enterpriseUserUrn]: { department: "D", manager: { value: "m", $ref: "M" } },
};

const show = (attributes: string | null, excluded: string | null = null) =>
  project(user, parseProjection(attributes, excluded, userResource));

describe("project", () => {
  it("shows what is returned by default and never the password or what the table does not know", () => {
    const { password: _, isAdmin: __, ...rest } = user;
    expect(show(null)).toEqual(rest);
    expect(show("")).toEqual(rest);
    expect(show("password,isAdmin")).toEqual({ schemas: user["schemas"], id: "1" });
  });

  it.each([
    ["userName", { userName: "ada" }],
    ["USERNAME, Name.GivenName", { userName: "ada", name: { givenName: "Ada" } }],
    [`${userUrn}:name.familyName`, { name: { familyName: "King" } }],
    ["name.givenName,name", { name: user["name"] }],
    ["name,name.givenName", { name: user["name"] }],
    ["emails.value", { emails: [{ value: "a" }] }],
    ["emails.display", {}],
    [enterpriseUserUrn, { [enterpriseUserUrn]: user[enterpriseUserUrn] }],
    [`${enterpriseUserUrn}:manager.value`, { [enterpriseUserUrn]: { manager: { value: "m" } } }],
    ["meta.location", { meta: { location: "l" } }],
    ["nope,__proto__,a.b.c,[,", {}],
  ])("shows only %s beside schemas and id", (attributes, expected) => {
    expect(show(attributes)).toEqual({ schemas: user["schemas"], id: "1", ...expected });
  });

  it("leaves out excluded attributes, but not what is always returned", () => {
    expect(show(null, `id,schemas,userName,name.givenName,emails.type,meta,${enterpriseUserUrn}`)).toEqual({
      schemas: user["schemas"],
      id: "1",
      name: { familyName: "King" },
      emails: [{ value: "a" }],
    });
  });

  it("applies attributes first and then excludedAttributes", () => {
    expect(show("userName,name", "name.givenName,userName")).toEqual({
      schemas: user["schemas"],
      id: "1",
      name: { familyName: "King" },
    });
  });

  it("takes lists of names, as in a search request", () => {
    const projection = parseProjection(["userName", "meta.location"], [], userResource);
    expect(project(user, projection)).toMatchObject({ userName: "ada", meta: { location: "l" } });
  });
});

describe("the returned characteristic of sub-attributes", () => {
  const part = (name: string, returned: Attribute["returned"]) => defineAttribute(name, "", { returned });
  const parts = [part("a", "always"), part("d", "default"), part("n", "never"), part("r", "request")];
  const attribute = defineAttribute("x", "", { type: "complex", subAttributes: parts });
  const type = { ...groupResource, schema: { ...groupResource.schema, attributes: [attribute] } };
  const document: Document = { x: { a: 1, d: 1, n: 1, r: 1 } };

  it.each([
    [null, null, { a: 1, d: 1 }],
    ["x", null, { a: 1, d: 1 }],
    ["x.r,x.n", null, { a: 1, r: 1 }],
    ["x.d", "x.a", { a: 1, d: 1 }],
    [null, "x.a,x.d", { a: 1 }],
  ])("attributes=%s excludedAttributes=%s", (attributes, excluded, expected) => {
    expect(project(document, parseProjection(attributes, excluded, type))).toEqual({ x: expected });
  });
});

describe("wants", () => {
  it.each([
    [null, null, true],
    [null, "members", false],
    [null, "MEMBERS", false],
    [null, "members.display", true],
    ["displayName", null, false],
    ["members.value", null, true],
    ["members", "members", false],
    ["nope", null, false],
  ])("attributes=%s excludedAttributes=%s tells about members: %s", (attributes, excluded, expected) => {
    expect(wants(parseProjection(attributes, excluded, groupResource), "members")).toBe(expected);
  });

  it("knows nothing of other names", () => {
    const all = parseProjection(null, null, userResource);
    expect(wants(all, "members")).toBe(false);
    expect(wants(all, "password")).toBe(false);
    expect(wants(all, "groups")).toBe(true);
    expect(wants(all, `${enterpriseUserUrn}:manager`)).toBe(true);
  });
});
