import { expect } from "vitest";
import { changed, expectResource, type Fact, managerOf, withoutMeta } from "@/tests/conformance/vendors/entra/facts";
import { coreUrn, type EntraWorld, enterprise, type Resource, sentBody } from "@/tests/conformance/vendors/entra/world";
import { expectScimError } from "@/tests/support/expect-scim";

/** POST of a user who does not exist yet: 201, stored and shown as sent, with `changes` where that differs. */
function creates(changes: (sent: Resource, world: EntraWorld) => object = () => ({})): Fact {
  return {
    setup: { ada: false },
    holds: async (world, answer, request) => {
      const { meta: _, ...sent } = sentBody(world, request);
      const { id } = answer.body;
      expectResource(answer, `${world.base}/Users/${id}`);
      expect(withoutMeta(answer.body)).toEqual({ ...changed(sent, shown(sent, changes(sent, world))), id });
      expect(answer.body.meta.resourceType).toBe("User");
      expect(await world.ask("GET", `/Users/${id}`)).toEqual(answer.body);
    },
  };
}

/** Schemas list the extensions that have a value, and a user without `active` is active. */
function shown(sent: Resource, changes: object): object {
  const extension = enterprise in changes ? changes[enterprise] : sent[enterprise];
  return {
    schemas: extension === undefined ? [coreUrn] : [coreUrn, enterprise],
    active: sent.active ?? true,
    roles: sent.roles?.length === 0 ? undefined : sent.roles,
    ...changes,
  };
}

const microsoftRole = "WindowsAzureActiveDirectoryRole";
const adminRole = { primary: false, type: microsoftRole, display: "Admin", value: "Admin" };

/** Facts about how users come and go, by the name of the request. */
export const userLifecycleFacts: Readonly<Record<string, Fact>> = {
  "user-create-default": creates(() => ({ [enterprise]: undefined })),
  "user-create-objectid-and-enterprise": creates(),
  "user-create-manager-string": creates((sent, world) => ({
    [enterprise]: { department: sent[enterprise].department, manager: managerOf(world.ids.managerId, world) },
  })),
  "user-create-manager-object": creates((_sent, world) => ({
    [enterprise]: { manager: managerOf(world.ids.managerId, world) },
  })),
  "user-create-with-nulls": creates(() => ({
    title: undefined,
    addresses: undefined,
    phoneNumbers: undefined,
    [enterprise]: undefined,
  })),
  "user-create-extension-not-in-schemas": creates((sent) => ({
    [enterprise]: sent[enterprise],
    "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User": undefined,
  })),
  "user-create-roles-single": creates(),
  "user-create-roles-complex": creates(() => ({
    roles: [adminRole, { ...adminRole, display: "User", value: "User" }],
  })),
  "user-create-roles-primary-string": creates((sent) => ({ roles: [{ ...sent.roles[0], primary: true }] })),
  "user-create-active-string": creates(() => ({ active: true })),
  "user-create-minimal": creates(),
  "user-create-custom-multivalued": creates(() => ({
    "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User": undefined,
  })),
  "user-create-b2b-guest": creates(),
  "user-create-duplicate": {
    holds: async (world, answer) => {
      expectScimError(answer, 409, "uniqueness");
      expect(await world.ask("GET", `/Users/${world.ids.userId}`)).toEqual(world.adaBefore);
      const found = await world.ask("GET", `/Users?filter=userName eq "ada.lovelace@contoso.example"`);
      expect(found.Resources).toEqual([world.adaBefore]);
    },
  },
  "user-create-missing-username": {
    holds: async (world, answer) => {
      expectScimError(answer, 400, "invalidValue");
      const found = await world.ask("GET", `/Users?filter=displayName eq "No Name"`);
      expect(found.totalResults).toBe(0);
    },
  },
  "user-delete": {
    holds: async (world, answer) => {
      expect(answer.text).toBe("");
      expect((await world.scim.send("GET", `/Users/${world.ids.userId}`)).status).toBe(404);
      const found = await world.ask("GET", `/Users?filter=userName eq "ada.lovelace@contoso.example"`);
      expect(found.totalResults).toBe(0);
      const group = await world.ask("GET", `/Groups/${world.ids.groupId}`);
      expect(group.members.map((member: Resource) => member.value)).toEqual([world.ids.userId2]);
    },
  },
  "user-delete-missing": {
    holds: async (world, answer) => {
      expectScimError(answer, 404);
      expectScimError(await world.scim.send("DELETE", `/Users/${world.ids.unknownId}`), 404);
    },
  },
};
