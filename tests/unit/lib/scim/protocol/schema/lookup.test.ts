import { describe, expect, it } from "vitest";
import { parseAttributePath } from "@/lib/scim/protocol/attribute-path";
import { formatTarget, resolve, resolveAnywhere } from "@/lib/scim/protocol/schema/lookup";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { enterpriseUserUrn, userUrn } from "@/lib/scim/protocol/urns";

function found(text: string, type = userResource, find = resolve): string | null {
  const path = parseAttributePath(text);
  const target = path === null ? null : find(type, path);
  return target === null ? null : formatTarget(target);
}

describe("resolve", () => {
  it.each([
    ["username", "userName"],
    ["NAME.FAMILYNAME", "name.familyName"],
    ["id", "id"],
    ["meta.lastModified", "meta.lastModified"],
    [`${userUrn}:userName`, "userName"],
    [`${userUrn.toUpperCase()}:externalId`, "externalId"],
    [`${enterpriseUserUrn}:Manager.$REF`, `${enterpriseUserUrn}:manager.$ref`],
  ])("finds %s", (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    "nope",
    "name.nope",
    "userName.value",
    "department",
    `${enterpriseUserUrn}:userName`,
    "urn:x:userName",
    "constructor",
    "hasOwnProperty",
    "name.toString",
  ])("does not find %s", (text) => {
    expect(found(text)).toBeNull();
  });

  it("finds an extension's attribute without its URN only when asked to look anywhere", () => {
    expect(found("manager", userResource, resolveAnywhere)).toBe(`${enterpriseUserUrn}:manager`);
    expect(found("displayName", userResource, resolveAnywhere)).toBe("displayName");
    expect(found("manager", groupResource, resolveAnywhere)).toBeNull();
    expect(found(`${userUrn}:manager`, userResource, resolveAnywhere)).toBeNull();
  });
});
