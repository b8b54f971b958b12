import { describe, expect, it } from "vitest";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { judgeMapping, type Sent } from "@/lib/setup/judge-mapping";
import type { MappingKey } from "@/lib/setup/schemas";

const settings = {
  uniqueIdentifier: "userPrincipalName",
  licenceRule: true,
  userTypes: ["Premium", "Standard"],
} as const;
const objectId = "5f3a1c7e-2b64-4d0a-9c1e-7d2f8b90a111";

function sent(attributes: Record<string, string>, more: Partial<Sent> = {}): Sent {
  return {
    attributes: Object.entries(attributes).map(([path, value]) => ({ path, value, straightBoolean: false })),
    whole: true,
    groups: false,
    ...more,
  };
}

function judge(key: MappingKey, of: Sent, with_: Partial<typeof settings> | object = {}) {
  return judgeMapping(of, { ...settings, ...with_ }).find((check) => check.key === key);
}

describe("the checklist of mappings", () => {
  it("has not seen anything before the first payload", () => {
    const checks = judgeMapping({ attributes: [], whole: false, groups: false }, settings);
    expect(checks).toHaveLength(9);
    expect(new Set(checks.map(({ state }) => state))).toEqual(new Set(["unseen"]));
  });

  it("takes an object id as externalId, in any case of letters, and nothing else (W6)", () => {
    expect(judge("externalId", sent({ externalId: objectId.toUpperCase() }))).toMatchObject({ state: "expected" });
    expect(judge("externalId", sent({ externalId: "ada.lovelace" }))).toEqual({
      key: "externalId",
      state: "different",
      value: "ada.lovelace",
      causeCode: "externalid_not_objectid",
    });
    expect(judge("externalId", sent({ userName: "ada@contoso.example" }))).toMatchObject({
      state: "different",
      value: null,
    });
  });

  it("misses nothing that a change of one attribute does not carry", () => {
    const change = sent({ title: "Analyst" }, { whole: false });
    expect(judge("externalId", change)).toMatchObject({ state: "unseen" });
    expect(judge("email", change)).toMatchObject({ state: "unseen" });
  });

  it("notices active that comes straight from accountEnabled (W10)", () => {
    expect(judge("active", sent({ active: "True" }))).toMatchObject({ state: "expected" });
    const straight = {
      attributes: [{ path: "active", value: "false", straightBoolean: true }],
      whole: false,
      groups: false,
    };
    expect(judge("active", straight)).toMatchObject({
      state: "different",
      causeCode: "active_from_accountenabled",
    });
  });

  it("judges userName by the identifier that the connector is set to", () => {
    expect(judge("userName", sent({ userName: "ada@contoso.example" }))).toMatchObject({ state: "expected" });
    expect(judge("userName", sent({ userName: "E-1815" }))).toMatchObject({ state: "different", value: "E-1815" });
    const byId = { uniqueIdentifier: "employeeId" };
    expect(judge("userName", sent({ userName: "E-1815" }), byId)).toMatchObject({ state: "expected" });
    expect(judge("userName", sent({ userName: "ada@contoso.example" }), byId)).toMatchObject({ state: "different" });
  });

  it("wants an e-mail address of the whole person", () => {
    expect(judge("email", sent({ 'emails[type eq "work"].value': "ada@contoso.example" }))).toMatchObject({
      state: "expected",
    });
    expect(judge("email", sent({ userName: "ada@contoso.example" }))).toMatchObject({
      state: "different",
      value: null,
    });
  });

  it("lets what is optional be absent, and judges it when it is there", () => {
    const plain = sent({ userName: "ada@contoso.example" });
    for (const key of ["userType", "folders", "metadata", "roles", "groups"] as const) {
      expect(judge(key, plain)).toMatchObject({ state: "unseen" });
    }
    expect(judge("userType", sent({ userType: "Premium" }))).toMatchObject({ state: "expected" });
    expect(judge("userType", sent({ userType: "premium " }))).toMatchObject({
      state: "different",
      causeCode: "user_type_unknown",
    });
    expect(judge("userType", sent({ userType: "premium " }), { licenceRule: false })).toMatchObject({
      state: "expected",
    });
    expect(judge("folders", sent({ [`${folderExtensionUrn}:folders`]: "Sales" }))).toMatchObject({ state: "expected" });
    expect(judge("roles", sent({ 'roles[primary eq "True"].value': "Admin" }))).toMatchObject({ state: "expected" });
    expect(judge("roles", sent({ 'roles[primary eq "True"].value': "Administrator" }))).toMatchObject({
      state: "different",
      causeCode: "role_unknown",
    });
    expect(judge("groups", { ...plain, groups: true })).toMatchObject({ state: "expected" });
  });
});
