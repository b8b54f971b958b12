import { expect } from "vitest";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { expectResource, type Fact, withoutMeta } from "@/tests/conformance/vendors/entra/facts";
import { coreUrn, type EntraWorld, enterprise, groupUrn, type Resource } from "@/tests/conformance/vendors/entra/world";
import { expectList, expectNoNulls, expectScimError } from "@/tests/support/expect-scim";

const findsNobody: Fact = {
  holds: (_world, answer) => {
    expect(expectList(answer)).toEqual([]);
    expect(answer.body).toMatchObject({ totalResults: 0, startIndex: 1, itemsPerPage: 0 });
  },
};

const findsAda: Fact = {
  holds: (world, answer) => {
    expect(expectList(answer)).toEqual([world.adaBefore]);
    expect(answer.body).toMatchObject({ totalResults: 1, startIndex: 1, itemsPerPage: 1 });
  },
};

const findsEngineRoomWithoutMembers: Fact = {
  holds: (world, answer) => {
    const { members, ...rest } = world.groupBefore;
    expect(members).toHaveLength(2);
    expect(expectList(answer)).toEqual([rest]);
    expect(answer.body.totalResults).toBe(1);
  },
};

const findsEngineRoom: Fact = {
  holds: (world, answer) => {
    expect(expectList(answer)).toEqual([world.groupBefore]);
    expect(answer.body.totalResults).toBe(1);
  },
};

const isNotFound: Fact = { holds: (_world, answer) => expectScimError(answer, 404) };

/** Only what is always shown, when a client asks for the id alone. */
function onlyId(resource: Resource): Resource {
  return { schemas: resource.schemas, id: resource.id };
}

async function elevenPeople(world: EntraWorld): Promise<void> {
  for (let count = 0; count < 8; count += 1) {
    await world.ask("POST", "/Users", { schemas: [coreUrn], userName: `person-${count}@contoso.example` });
  }
}

/** A page of the list equals the same part of the whole list. */
function isPage(startIndex: number, count: number, prepare?: (world: EntraWorld) => Promise<void>): Fact {
  return {
    ...(prepare === undefined ? {} : { setup: { prepare } }),
    holds: async (world, answer) => {
      const whole = await world.ask("GET", "/Users");
      expect(expectList(answer)).toEqual(whole.Resources.slice(startIndex - 1, startIndex - 1 + count));
      expect(answer.body).toMatchObject({ totalResults: whole.totalResults, startIndex });
      if (count < 10) expect(answer.body.itemsPerPage).toBe(count);
    },
  };
}

const disabledAda = { ada: () => ({ active: false }) };

/** Facts about the recorded reads, by the name of the request. */
export const readFacts: Readonly<Record<string, Fact>> = {
  "probe-user-random-guid": findsNobody,
  "probe-group-random-guid": findsNobody,
  "probe-with-flag-in-query": findsNobody,
  "probe-double-slash": findsNobody,
  "probe-bad-token": { holds: (_world, answer) => expectScimError(answer, 401) },
  "user-filter-username": { ...findsAda, setup: disabledAda },
  "user-filter-username-other-case": findsAda,
  "user-filter-username-percent20": findsAda,
  "user-filter-unquoted": findsAda,
  "user-filter-externalid": findsAda,
  "user-filter-email-work": findsAda,
  "user-filter-postman-slash-and-case": findsAda,
  "user-filter-embedded-quote": {
    setup: { group: { displayName: 'The "A" Team' } },
    holds: findsEngineRoomWithoutMembers.holds,
  },
  "user-reference-check": {
    holds: (world, answer) => expect(expectList(answer)).toEqual([onlyId(world.adaBefore)]),
  },
  "user-get-by-id": {
    holds: (world, answer) => {
      expectResource(answer, `${world.base}/Users/${world.ids.userId}`);
      expectNoNulls(answer.body);
      expect(answer.body).toEqual(world.adaBefore);
      expect(answer.body.active).toBe(true);
      expect(answer.body[enterprise].manager).toEqual({
        value: world.ids.managerId,
        $ref: `${world.base}/Users/${world.ids.managerId}`,
      });
    },
  },
  "user-get-by-id-inactive": {
    setup: disabledAda,
    holds: (world, answer) => {
      expect(answer.body).toEqual(world.adaBefore);
      expect(answer.body.active).toBe(false);
    },
  },
  "user-get-by-id-missing": isNotFound,
  "user-get-excluded-attributes": {
    setup: { ada: () => ({ roles: [{ value: "Admin" }] }) },
    holds: (world, answer) => {
      const { roles, ...rest } = world.adaBefore;
      expect(roles).toEqual([{ value: "Admin" }]);
      expect(answer.body).toEqual(rest);
    },
  },
  "user-list-first-page": isPage(1, 100),
  "user-list-validator-page-1": isPage(1, 5, elevenPeople),
  "user-list-validator-page-2": isPage(6, 5, elevenPeople),
  "user-list-credential-check": isPage(1, 1),
  "group-filter-displayname": findsEngineRoomWithoutMembers,
  "group-filter-displayname-plain": findsEngineRoom,
  "group-filter-displayname-other-case": findsEngineRoom,
  "group-filter-externalid": findsEngineRoomWithoutMembers,
  "group-get-excluding-members": {
    holds: (world, answer) => {
      const { members: _, ...rest } = world.groupBefore;
      expect(answer.body).toEqual(rest);
      expectResource(answer, `${world.base}/Groups/${world.ids.groupId}`);
    },
  },
  "group-get": {
    holds: (world, answer) => {
      expectResource(answer, `${world.base}/Groups/${world.ids.groupId}`);
      expectNoNulls(answer.body);
      expect(withoutMeta(answer.body)).toEqual({
        schemas: [groupUrn],
        id: world.ids.groupId,
        displayName: "Engine Room",
        externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
        members: expect.arrayContaining([
          {
            value: world.ids.userId,
            $ref: `${world.base}/Users/${world.ids.userId}`,
            display: "Ada Lovelace",
            type: "User",
          },
        ]),
      });
      expect(answer.body.members).toHaveLength(2);
    },
  },
  "group-get-missing": isNotFound,
  "group-member-check": {
    holds: (world, answer) => expect(expectList(answer)).toEqual([onlyId(world.groupBefore)]),
  },
  "discovery-schemas": {
    holds: (_world, answer) => {
      const schemas = expectList(answer);
      expect(schemas.map((schema) => schema.id).sort()).toEqual(
        [coreUrn, enterprise, folderExtensionUrn, groupUrn].sort(),
      );
      expectNoNulls(answer.body);
      for (const schema of schemas) {
        for (const attribute of schema.attributes) {
          expect(["readOnly", "readWrite", "immutable", "writeOnly"]).toContain(attribute.mutability);
          expect(["always", "never", "default", "request"]).toContain(attribute.returned);
        }
      }
    },
  },
  "discovery-serviceproviderconfig": {
    holds: (_world, answer) => {
      expect(answer.body).toMatchObject({ patch: { supported: true }, filter: { supported: true } });
      expectNoNulls(answer.body);
    },
  },
  "discovery-resourcetypes": {
    holds: (_world, answer) => {
      expect(expectList(answer)).toMatchObject([
        {
          name: "User",
          endpoint: "/Users",
          schema: coreUrn,
          schemaExtensions: [{ schema: enterprise }, { schema: folderExtensionUrn }],
        },
        { name: "Group", endpoint: "/Groups", schema: groupUrn },
      ]);
      expectNoNulls(answer.body);
    },
  },
};
