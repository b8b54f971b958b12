import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accessRoles, rankOf } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import { settleUser } from "@/lib/users/settle-user";
import type { UserFields, UserRecord } from "@/lib/users/user";

const policy: ProvisioningPolicy = {
  requiredAttributes: [],
  userTypes: null,
  defaultUserType: null,
  roleRule: false,
  acceptMetadataKeys: true,
  metadataKeys: [],
  schemaExtensions: [],
  guardLimit: null,
  deletePolicy: "keep",
  holdId: null,
  verifiedDomains: null,
  nestedGroups: "leave_out",
  holdsNestedGroups: false,
  pagesUrl: "https://usher.example/o/contoso",
};
const fields = (more: Partial<UserFields> = {}): UserFields => ({
  userName: "ada",
  externalId: null,
  active: true,
  displayName: null,
  userType: null,
  attributes: {},
  ...more,
});
const stored = (more: Partial<UserRecord> = {}): UserRecord => ({
  ...fields(),
  id: "1",
  connectorId: null,
  accessRole: null,
  accessRoleByHand: null,
  accessRoleSent: null,
  accessRoleByRule: null,
  userTypeDefault: false,
  userTypeByRule: null,
  loginMethod: "sso",
  version: 1,
  createdAt: new Date(0),
  updatedAt: new Date(0),
  groups: [],
  ...more,
});
const roles = (...values: readonly string[]) => ({ attributes: { roles: values.map((value) => ({ value })) } });
function reasonOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.reason : "not an AppError";
  }
}

describe("settleUser", () => {
  it("judges nothing that a person does, and keeps what a connector had sent", () => {
    const before = stored({ userType: "Standard", userTypeDefault: true, accessRoleSent: "Admin" });
    expect(settleUser(before, before, null)).toMatchObject({ userTypeDefault: true, accessRoleSent: "Admin" });
    expect(settleUser(fields({ userType: "Anything" }), before, null)).toMatchObject({
      fields: { userType: "Anything" },
      userTypeDefault: false,
    });
  });

  it("never refuses an unchanged user, whatever the settings", () => {
    const anyPolicy = fc.record({
      requiredAttributes: fc.subarray(["name.givenName", "name.familyName", "emails", "userType"] as const),
      userTypes: fc.option(fc.subarray(["Premium", "Standard"], { minLength: 1 })),
      roleRule: fc.boolean(),
    });
    const anyUser = fc.record({
      userType: fc.option(fc.constantFrom("Premium", "Gold")),
      attributes: fc.record({ roles: fc.array(fc.record({ value: fc.constantFrom("Boss", "Admin") })) }),
    });
    fc.assert(
      fc.property(anyPolicy, anyUser, fc.boolean(), (settings, user, active) => {
        const before = stored(user);
        expect(() => settleUser({ ...before, active }, before, { ...policy, ...settings })).not.toThrow();
      }),
    );
  });

  it("gives the strongest of any roles, and with the rule off none", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...accessRoles)), (values) => {
        const { accessRoleSent } = settleUser(fields(roles(...values)), null, { ...policy, roleRule: true });
        expect(rankOf(accessRoleSent)).toBe(Math.max(0, ...values.map(rankOf)));
        expect(settleUser(fields(roles(...values)), null, policy).accessRoleSent).toBeNull();
      }),
    );
  });

  it("names what is wrong by a stable reason", () => {
    const licence = { ...policy, userTypes: ["Premium"] };
    expect(reasonOf(() => settleUser(fields(), null, licence))).toBe("user_type_missing");
    expect(reasonOf(() => settleUser(fields({ userType: "Gold" }), null, licence))).toBe("user_type_unknown");
    expect(reasonOf(() => settleUser(fields(roles("Boss")), null, { ...policy, roleRule: true }))).toBe("role_unknown");
    const required = { ...policy, requiredAttributes: ["name.givenName"] as const };
    expect(reasonOf(() => settleUser(fields(), null, required))).toBe("required_missing");
    expect(reasonOf(() => settleUser(fields(), stored(), required))).toBeUndefined();
  });

  it("lets a default stand in for a required user type", () => {
    const settings = {
      ...policy,
      requiredAttributes: ["userType"] as const,
      userTypes: ["Premium"],
      defaultUserType: "Premium",
    };
    expect(settleUser(fields(), null, settings)).toMatchObject({
      fields: { userType: "Premium" },
      userTypeDefault: true,
    });
  });
});
