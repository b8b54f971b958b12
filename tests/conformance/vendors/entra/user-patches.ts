import { expect } from "vitest";
import {
  changed,
  type Fact,
  managerOf,
  patchesAda,
  withEnterprise,
  withoutMeta,
  workMail,
} from "@/tests/conformance/vendors/entra/facts";
import { type EntraWorld, enterprise, type Resource } from "@/tests/conformance/vendors/entra/world";
import { expectScimError } from "@/tests/support/expect-scim";

function withManager(id: "managerId" | "managerId2") {
  return (before: Resource, world: EntraWorld) => ({
    [enterprise]: { ...before[enterprise], manager: managerOf(world.ids[id], world) },
  });
}

function withoutManager(before: Resource) {
  return { [enterprise]: changed(before[enterprise], { manager: undefined }) };
}

const noManager = { ada: () => ({ [enterprise]: { department: "Research" } }) };
const otherManager = {
  ada: (ids: { managerId2: string }) => ({
    [enterprise]: { department: "Research", manager: { value: ids.managerId2 } },
  }),
};
const noWorkMail = { ada: () => ({ emails: [{ type: "home", value: "ada@home.example" }] }) };
const addsWorkMail = {
  emails: [
    { type: "home", value: "ada@home.example" },
    { type: "work", value: "ada@contoso.example" },
  ],
};
/** Disabling keeps the person readable, found by its name and in its groups. */
function disables(): Fact {
  const fact = patchesAda({ active: false });
  return {
    ...fact,
    holds: async (world, answer, request) => {
      await fact.holds(world, answer, request);
      expect(answer.body.groups).toEqual([expect.objectContaining({ value: world.ids.groupId })]);
      const found = await world.ask("GET", `/Users?filter=userName eq "ada.lovelace@contoso.example"`);
      expect(found.totalResults).toBe(1);
    },
  };
}

/** Enabling again: the memberships of before are still there, as Entra does not send them a second time. */
function enables(): Fact {
  const fact = patchesAda(
    { active: true },
    {
      prepare: (world) =>
        world.ask("PATCH", `/Users/${world.ids.userId}`, {
          schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
          Operations: [{ op: "Replace", path: "active", value: "False" }],
        }),
    },
  );
  return {
    ...fact,
    holds: async (world, answer, request) => {
      expect(world.adaBefore.active).toBe(false);
      await fact.holds(world, answer, request);
      expect(answer.body.groups).toEqual([expect.objectContaining({ value: world.ids.groupId })]);
      const group = await world.ask("GET", `/Groups/${world.ids.groupId}`);
      expect(group.members.map((member: Resource) => member.value)).toContain(world.ids.userId);
    },
  };
}

const clearsTitleMobileAndDepartment: Fact = {
  holds: async (world) => {
    const before = world.adaBefore;
    const after = await world.ask("GET", `/Users/${world.ids.userId}`);
    const mobile = after.phoneNumbers.find((phone: Resource) => phone.type === "mobile");
    expect(mobile?.value).toBeUndefined();
    const others = (phones: Resource[]) => phones.filter((phone) => phone.type !== "mobile");
    expect(withoutMeta({ ...after, phoneNumbers: others(after.phoneNumbers) })).toEqual(
      withoutMeta(
        changed(before, {
          title: undefined,
          phoneNumbers: others(before.phoneNumbers),
          [enterprise]: changed(before[enterprise], { department: undefined }),
        }),
      ),
    );
  },
};

const microsoftRole = "WindowsAzureActiveDirectoryRole";
const adminRole = { primary: false, type: microsoftRole, display: "Admin", value: "Admin" };

/** Facts about the recorded changes of users, by the name of the request. */
export const userPatchFacts: Readonly<Record<string, Fact>> = {
  "user-patch-legacy-displayname": patchesAda({ displayName: "Ada King" }),
  "user-patch-legacy-many": patchesAda((before) => ({
    displayName: "Ada King",
    name: { ...before.name, familyName: "King", formatted: "Ada King" },
    ...workMail("ada.king@contoso.example"),
    ...withEnterprise({ department: "Engines" })(before),
  })),
  "user-patch-legacy-add-existing": patchesAda((before) => ({
    name: { ...before.name, formatted: "Ada King" },
    title: "Countess",
  })),
  "user-patch-legacy-disable-string": disables(),
  "user-patch-legacy-disable-lower-string": disables(),
  "user-patch-legacy-disable-bool": disables(),
  "user-patch-legacy-disable-add": disables(),
  "user-patch-flag-disable": disables(),
  "user-patch-legacy-enable-string": enables(),
  "user-patch-flag-enable": enables(),
  "user-patch-legacy-email-missing": patchesAda(addsWorkMail, noWorkMail),
  "user-patch-legacy-email-missing-replace": patchesAda(addsWorkMail, noWorkMail),
  "user-patch-flag-email-missing": patchesAda(addsWorkMail, noWorkMail),
  "user-patch-legacy-phone-missing": patchesAda(
    {
      phoneNumbers: [
        { type: "mobile", value: "+44 7700 900123" },
        { type: "fax", value: "+44 20 5550 199" },
      ],
    },
    { ada: () => ({ phoneNumbers: undefined }) },
  ),
  "user-patch-legacy-address-merge": patchesAda(
    { addresses: [{ type: "work", country: "GB", locality: "London", postalCode: "N1 1AA", formatted: "Room 7" }] },
    { ada: () => ({ addresses: undefined }) },
  ),
  "user-patch-legacy-email-primary-string": patchesAda(
    { emails: [{ type: "work", value: "a@b.example", primary: true }] },
    { ada: () => ({ emails: [{ type: "work", value: "a@b.example" }] }) },
  ),
  "user-patch-legacy-enterprise": patchesAda(withEnterprise({ department: "Engines", employeeNumber: "E-1816" })),
  "user-patch-legacy-custom-extension": patchesAda({}),
  "user-patch-legacy-multivalued-custom": patchesAda({}),
  "user-patch-legacy-core-urn": patchesAda({ userName: "ada.king@contoso.example" }),
  "user-patch-legacy-username": patchesAda({ userName: "ada.king@contoso.example" }),
  "user-patch-flag-username": patchesAda({ userName: "ada.king@contoso.example" }),
  "user-patch-legacy-manager-string": patchesAda(withManager("managerId"), otherManager),
  "user-patch-legacy-manager-array": patchesAda(withManager("managerId"), noManager),
  "user-patch-legacy-manager-replace": patchesAda(withManager("managerId2")),
  "user-patch-legacy-manager-object": patchesAda(withManager("managerId"), otherManager),
  "user-patch-flag-manager-add": patchesAda(withManager("managerId"), noManager),
  "user-patch-manager-empty-string": patchesAda(withoutManager),
  "user-patch-manager-empty-object": patchesAda(withoutManager),
  "user-patch-manager-remove": patchesAda(withoutManager),
  "user-patch-legacy-role-single": patchesAda({
    roles: [{ primary: true, value: "Admin", display: "Admin", type: microsoftRole }],
  }),
  "user-patch-legacy-role-json-string": patchesAda({ roles: [{ value: "Admin", display: "Administrator" }] }),
  "user-patch-roles-assertive": patchesAda(
    { roles: [adminRole] },
    { ada: () => ({ roles: [{ value: "User" }, { value: "Auditor" }] }) },
  ),
  "user-patch-flag-roles-add": patchesAda(
    { roles: [{ value: "Auditor" }, adminRole, { ...adminRole, display: "User", value: "User" }] },
    { ada: () => ({ roles: [{ value: "Auditor" }] }) },
  ),
  "user-patch-legacy-externalid": patchesAda(
    { externalId: "5f3a1c7e-2b64-4d0a-9c1e-7d2f8b90a111" },
    { ada: () => ({ externalId: undefined }) },
  ),
  "user-patch-clear-empty-string": clearsTitleMobileAndDepartment,
  "user-patch-clear-null": clearsTitleMobileAndDepartment,
  "user-patch-noop": patchesAda({}),
  "user-patch-unknown-plus-disable": disables(),
  "user-patch-missing-user": { holds: (_world, answer) => expectScimError(answer, 404) },
  "user-patch-with-id-in-body": patchesAda({ title: "Countess" }),
  "user-patch-flag-pathless-replace": patchesAda((before) => ({
    displayName: "Ada King",
    name: { ...before.name, familyName: "King" },
    ...withEnterprise({ employeeNumber: "E-1816", department: "Engines" })(before),
  })),
  "user-patch-flag-pathless-add": patchesAda((before) => ({
    name: { ...before.name, formatted: "Ada King" },
    title: "Countess",
  })),
  "user-patch-flag-mixed": patchesAda((before) => ({
    ...workMail("ada.king@contoso.example"),
    addresses: [{ ...before.addresses[0], country: "GB" }],
    displayName: "Ada King",
    ...withEnterprise({ department: "Engines" })(before),
  })),
  "user-patch-flag-single-value": patchesAda({ displayName: "Ada King" }),
};
