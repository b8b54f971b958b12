import { describe, expect, it } from "vitest";
import { DeclareSchemaExtension, SchemaExtensionUrn, UpdateSchemaExtension } from "@/lib/schema-extensions/schemas";

const messages = (urn: string) => SchemaExtensionUrn.safeParse(urn).error?.issues.map(({ message }) => message);

describe("the URN of a schema extension", () => {
  it.each([
    "urn:ietf:params:scim:schemas:extension:contoso:2.0:User",
    "urn:contoso:hr",
    "urn:c2:A~b_c.d-e:x7",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:Users",
  ])("may be %s", (urn) => {
    expect(SchemaExtensionUrn.parse(` ${urn} `)).toBe(urn);
  });

  it.each([
    ["", "Enter a URN"],
    ["contoso:hr", "begins with urn:"],
    ["URN:contoso:hr", "in small letters"],
    ["urn:", "namespace"],
    ["urn:x:hr", "namespace"],
    ["urn:-contoso:hr", "namespace"],
    ["urn:contoso", "one or more parts"],
    ["urn:contoso:", "one or more parts"],
    ["urn:contoso::hr", "one or more parts"],
    ["urn:contoso:h r", "one or more parts"],
    ['urn:contoso:h"r', "one or more parts"],
    ["urn:contoso:h[r]", "one or more parts"],
    ["urn:contoso:h/r", "one or more parts"],
    ["urn:contoso:hr?=x", "one or more parts"],
    ["urn:contoso:hü", "one or more parts"],
    ["urn:urn-7:hr", "not for use"],
    ["urn:x-contoso:hr", "not for use"],
    ["urn:contoso:2.0", "The last part is a name"],
    [`urn:contoso:${"h".repeat(200)}`, "at most 200"],
    ["urn:ietf:params:scim:schemas:core:2.0:Thing", "belongs to SCIM or to Usher"],
    ["urn:ietf:params:scim:schemas:core:2.0:User:name", "belongs to SCIM or to Usher"],
    ["urn:ietf:params:scim:api:messages:2.0:PatchOp", "belongs to SCIM or to Usher"],
    ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:user", "belongs to SCIM or to Usher"],
    ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "belongs to SCIM or to Usher"],
    ["urn:ietf:params:scim:schemas:extension:2.0", "belongs to SCIM or to Usher"],
    ["urn:ietf:params:scim:schemas:extension:2.0:METADATA", "belongs to SCIM or to Usher"],
    ["urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName", "belongs to SCIM or to Usher"],
  ])("may not be %j", (urn, rule) => {
    expect(messages(urn)?.join()).toContain(rule);
  });
});

const extension = (...attributes: readonly object[]) =>
  DeclareSchemaExtension.safeParse({ urn: "urn:contoso:hr", name: "HR", attributes }).error?.issues.map(
    ({ path, message }) => [path.join("."), message] as const,
  );

describe("the attributes of a schema extension", () => {
  it.each(["a", "A-b_9", "constructor"])("may be called %s", (name) => {
    expect(extension({ name, type: "string" })).toBeUndefined();
  });

  it.each(["", "9a", "_a", "-a", "$ref", "a.b", "a:b", "a b", "ä", "__proto__", "n".repeat(61)])(
    "may not be called %j",
    (name) => {
      expect(extension({ name, type: "string" })?.[0]?.[0]).toBe("attributes.0.name");
    },
  );

  it("are told apart without regard to case", () => {
    const problems = extension({ name: "badge", type: "string" }, { name: "Badge", type: "integer" });
    expect(problems).toEqual([["attributes.1.name", expect.stringContaining("is there already")]]);
  });

  it.each([
    ["none", []],
    ["more than 100", Array.from({ length: 101 }, (_, index) => ({ name: `a${index}`, type: "string" }))],
    [
      "too much text",
      Array.from({ length: 100 }, (_, index) => ({
        name: `a${index}`,
        type: "string",
        canonicalValues: Array.from({ length: 10 }, (__, value) => `${value}`.padEnd(100, "x")),
      })),
    ],
  ])("may not be %s", (_name, attributes) => {
    expect(extension(...attributes)).toEqual([["attributes", expect.any(String)]]);
  });

  it.each([
    [{ name: "a", type: "complex" }, "attributes.0.type"],
    [{ name: "a" }, "attributes.0.type"],
    [{ name: "a", type: "integer", canonicalValues: ["1"] }, "attributes.0.canonicalValues"],
    [{ name: "a", type: "string", canonicalValues: [""] }, "attributes.0.canonicalValues.0"],
    [{ name: "a", type: "string", required: true }, "attributes.0"],
    [{ name: "a", type: "string", description: "d".repeat(201) }, "attributes.0.description"],
  ])("may not be %j", (attribute, path) => {
    expect(extension(attribute)?.map(([where]) => where)).toEqual([path]);
  });
});

it("an update cannot move an extension to another URN", () => {
  expect(UpdateSchemaExtension.safeParse({ urn: "urn:contoso:other" }).success).toBe(false);
});
