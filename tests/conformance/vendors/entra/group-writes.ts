import { expect } from "vitest";
import { expectResource, type Fact, memberIds, withoutMeta } from "@/tests/conformance/vendors/entra/facts";
import {
  type EntraWorld,
  groupUrn,
  type Ids,
  type Resource,
  type Setup,
  sentBody,
} from "@/tests/conformance/vendors/entra/world";
import { expectScimError } from "@/tests/support/expect-scim";
import type { Answer } from "@/tests/support/scim";

/** POST of a group that does not exist yet: 201, stored and shown as sent. */
function creates(members: readonly (keyof Ids)[] = []): Fact {
  return {
    setup: { group: false },
    holds: async (world, answer, request) => {
      const { meta: _, members: __, ...sent } = sentBody(world, request);
      const { id } = answer.body;
      expectResource(answer, `${world.base}/Groups/${id}`);
      const { members: shown, ...rest } = withoutMeta(answer.body);
      expect(rest).toEqual({ ...sent, schemas: [groupUrn], id });
      expect((shown ?? []).map((member: Resource) => member.value)).toEqual(members.map((name) => world.ids[name]));
      expect(await world.ask("GET", `/Groups/${id}`)).toEqual(answer.body);
    },
  };
}

/** The answer to a PATCH of a group: nothing, but its headers. */
function expectNoContent(world: EntraWorld, answer: Answer, after: Resource): void {
  expect(answer.text).toBe("");
  expect(answer.headers.get("location")).toBe(`${world.base}/Groups/${world.ids.groupId}`);
  expect(answer.headers.get("etag")).toBe(after.meta.version);
}

/** PATCH of Engine Room: what `changes` says, and nothing else. */
function changesFields(changes: object, setup: Setup = {}): Fact {
  return {
    setup,
    holds: async (world, answer) => {
      const after = await world.ask("GET", `/Groups/${world.ids.groupId}`);
      expect(withoutMeta(after)).toEqual(withoutMeta({ ...world.groupBefore, ...changes }));
      expect(after.meta.version).not.toBe(world.groupBefore.meta.version);
      if (answer.status === 204) expectNoContent(world, answer, after);
    },
  };
}

/** PATCH of the members of Engine Room: from `before` to `after`, the group itself untouched. */
function changesMembers(before: readonly (keyof Ids)[], after: readonly (keyof Ids)[]): Fact {
  return {
    setup: { members: before },
    holds: async (world, answer) => {
      expect(await memberIds(world)).toEqual(after.map((name) => world.ids[name]).sort());
      const group = await world.ask("GET", `/Groups/${world.ids.groupId}`);
      const { members: _, ...rest } = withoutMeta(group);
      const { members: __, ...restBefore } = withoutMeta(world.groupBefore);
      expect(rest).toEqual(restBefore);
      const same = [...before].sort().join() === [...after].sort().join();
      if (same) expect(group.meta).toEqual(world.groupBefore.meta);
      else expect(group.meta.version).not.toBe(world.groupBefore.meta.version);
      if (answer.status === 204) expectNoContent(world, answer, group);
    },
  };
}

const isNotFound: Fact = { holds: (_world, answer) => expectScimError(answer, 404) };
const objectId = "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159";

/** Facts about the recorded writes of groups, by the name of the request. */
export const groupWriteFacts: Readonly<Record<string, Fact>> = {
  "group-create": creates(),
  "group-create-members-empty": creates(),
  "group-create-validator": creates(),
  "group-create-with-members": creates(["userId"]),
  // CONFORMANCE.md: equal names alone are allowed, so the twin has the external id as well.
  "group-create-duplicate": {
    setup: {
      group: false,
      prepare: (world) =>
        world.ask("POST", "/Groups", {
          schemas: [groupUrn],
          displayName: "Engine Room",
          externalId: world.ids.randomGuid,
        }),
    },
    holds: async (world, answer) => {
      expectScimError(answer, 409, "uniqueness");
      expect((await world.ask("GET", `/Groups?filter=displayName eq "Engine Room"`)).totalResults).toBe(1);
      expect((await world.ask("GET", `/Groups?filter=externalId eq "${world.ids.randomGuid}"`)).totalResults).toBe(1);
    },
  },
  "group-rename-legacy": changesFields({ displayName: "Difference Room" }),
  "group-rename-flag": changesFields({ displayName: "Difference Room" }),
  "group-externalid-legacy": changesFields({ externalId: objectId }, { group: { externalId: undefined } }),
  "group-externalid-flag": changesFields({ externalId: objectId }, { group: { externalId: "engine-room" } }),
  "group-member-add-legacy": changesMembers(["userId2"], ["userId", "userId2"]),
  "group-member-add-flag": changesMembers(["userId2"], ["userId", "userId2"]),
  "group-member-add-batch": changesMembers(["managerId"], ["managerId", "userId", "userId2", "userId3"]),
  "group-member-add-string-value": changesMembers(["userId2"], ["userId", "userId2"]),
  "group-member-readd": changesMembers(["userId", "userId2"], ["userId", "userId2"]),
  "group-member-add-nested": changesMembers(["userId", "userId2"], ["userId", "userId2"]),
  "group-member-remove-legacy": changesMembers(["userId", "userId2", "userId3"], ["userId2", "userId3"]),
  "group-member-remove-legacy-many": changesMembers(["userId", "userId2", "userId3"], ["userId3"]),
  "group-member-remove-flag": changesMembers(["userId", "userId2", "userId3"], ["userId2", "userId3"]),
  "group-member-remove-flag-many": changesMembers(["userId", "userId2", "userId3"], ["userId3"]),
  "group-member-remove-nonmember": changesMembers(["userId", "userId2"], ["userId", "userId2"]),
  "group-member-remove-legacy-empty": changesMembers(["userId", "userId2"], ["userId", "userId2"]),
  "group-member-remove-all": changesMembers(["userId", "userId2"], []),
  "validator-group-replace-members": changesMembers(["userId2", "userId3"], ["userId"]),
  "validator-group-add-remove-same": changesMembers([], []),
  "group-patch-missing": isNotFound,
  "group-delete-missing": isNotFound,
  "group-delete": {
    holds: async (world, answer) => {
      expect(answer.text).toBe("");
      expectScimError(await world.scim.send("GET", `/Groups/${world.ids.groupId}`), 404);
      const ada = await world.ask("GET", `/Users/${world.ids.userId}`);
      const { groups, ...before } = withoutMeta(world.adaBefore);
      expect(groups).toHaveLength(1);
      expect(withoutMeta(ada)).toEqual(before);
    },
  },
};
