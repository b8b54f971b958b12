import { beforeAll, describe, expect, it } from "vitest";
import { enterpriseUserUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, type Resource } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.4.2 lists", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let group: Resource;
  const users: Resource[] = [];

  beforeAll(async () => {
    connector = await scim.connect();
    for (let index = 0; index < 7; index += 1) {
      users.push(
        await makeUser(connector, {
          userName: `List-${index}`,
          displayName: `Person ${index}`,
          name: { familyName: "F", givenName: "G" },
          externalId: `ext-${index}`,
          ...(index === 6 ? { [enterpriseUserUrn]: { manager: { value: users[3].id } } } : {}),
          active: index % 2 === 0,
          emails: [{ value: `p${index}@example.com`, type: "work" }],
        }),
      );
    }
    group = await makeGroup(
      connector,
      { displayName: "All" },
      users.map(({ id }) => id),
    );
  });

  const list = (query: string) => connector.send("GET", `/Users?${query}`);
  const mine = 'filter=userName sw "list-"';

  describe("§3.4.2.4 pages", () => {
    it("walk the list without a gap and without a repetition, in one order", async () => {
      const pages = [];
      for (let start = 1; start <= 7; start += 3) pages.push(await list(`${mine}&startIndex=${start}&count=3`));
      expect(pages.flatMap((page) => expectList(page).map(({ id }) => id))).toEqual(users.map(({ id }) => id));
      expect(pages.map(({ body }) => [body.totalResults, body.startIndex, body.itemsPerPage])).toEqual([
        [7, 1, 3],
        [7, 4, 3],
        [7, 7, 1],
      ]);
    });

    it("stay stable while people are changed", async () => {
      const before = expectList(await list(`${mine}&count=3`)).map(({ id }) => id);
      await connector.send("PUT", `/Users/${users[1].id}`, { body: { ...users[1], title: "Moved" } });
      expect(expectList(await list(`${mine}&count=3`)).map(({ id }) => id)).toEqual(before);
    });

    it.each([
      ["startIndex=0", 1, 7],
      ["startIndex=-3", 1, 7],
      ["count=0", 1, 0],
      ["count=-1", 1, 0],
      ["startIndex=8", 8, 0],
      ["startIndex=100000&count=2", 100_000, 0],
      ["count=1000000", 1, 7],
    ])("%s: startIndex %i, %i resources, total 7", async (query, startIndex, resources) => {
      const answer = await list(`${mine}&${query}`);
      expect(expectList(answer)).toHaveLength(resources);
      expect(answer.body).toMatchObject({ totalResults: 7, startIndex });
    });

    it.each(["startIndex=x", "count=1.5", "count=0x10"])("%s is refused with invalidValue", async (query) => {
      expectScimError(await list(query), 400, "invalidValue");
    });
  });

  describe("§3.4.2.2 filters", () => {
    it("compare userName and displayName without case, id and externalId exactly", async () => {
      const hits = async (filter: string) => (await list(`filter=${encodeURIComponent(filter)}`)).body.totalResults;
      expect(await hits('userName eq "LIST-3"')).toBe(1);
      expect(await hits('displayName eq "PERSON 3"')).toBe(1);
      expect(await hits('externalId eq "ext-3"')).toBe(1);
      expect(await hits('externalId eq "EXT-3"')).toBe(0);
      expect(await hits(`id eq "${users[3].id}"`)).toBe(1);
      expect(await hits('id eq "List-3"')).toBe(0);
    });

    it.each([
      ["lt", "9999-12-31T23:59:59-23:59", 1],
      ["gt", "0001-01-01T00:00:00+23:59", 1],
      ["gt", "9999-12-31T23:59:59-23:59", 0],
    ])("compare with dates that fall out of the calendar: %s %s", async (op, date, count) => {
      const filter = encodeURIComponent(`meta.lastModified ${op} "${date}"`);
      expect(expectList(await connector.send("GET", `/Groups?filter=${filter}`))).toHaveLength(count);
    });

    it("reach every kind of attribute", async () => {
      const hits = async (path: string, filter: string) => {
        const answer = await connector.send("GET", `${path}?filter=${encodeURIComponent(filter)}`);
        expectList(answer);
        return answer.body.totalResults;
      };
      const third = users[3];
      expect(await hits("/Users", `meta.location eq "${third.meta.location}"`)).toBe(1);
      expect(
        await hits("/Users", `meta.version eq ${JSON.stringify(third.meta.version)} and id eq "${third.id}"`),
      ).toBe(1);
      expect(await hits("/Users", `meta.created ge "${third.meta.created}" and id eq "${third.id}"`)).toBe(1);
      expect(await hits("/Users", `meta.resourceType eq "User" and userName sw "list-"`)).toBe(7);
      expect(await hits("/Users", `groups.value eq "${group.id}"`)).toBe(7);
      expect(await hits("/Users", 'groups.display eq "all"')).toBe(7);
      expect(await hits("/Users", `groups.$ref eq "${group.meta.location}"`)).toBe(7);
      expect(await hits("/Users", `groups[type eq "direct" and display sw "Al"]`)).toBe(7);
      expect(await hits("/Users", `schemas eq "${userUrn}" and userName sw "list-"`)).toBe(7);
      expect(await hits("/Users", `manager eq "${third.id}"`)).toBe(1);
      expect(await hits("/Users", `manager.$ref eq "${third.meta.location}"`)).toBe(1);
      expect(await hits("/Users", "manager pr")).toBe(1);
      expect(await hits("/Groups", `members eq "${third.id}"`)).toBe(1);
      expect(await hits("/Groups", `members[display eq "person 3"]`)).toBe(1);
      expect(await hits("/Groups", `members.$ref eq "${third.meta.location}"`)).toBe(1);
      expect(await hits("/Groups", 'members.type eq "User"')).toBe(1);
      expect(await hits("/Groups", "members pr")).toBe(1);
      expect(await hits("/Groups", 'meta.lastModified gt "2011-05-13T04:42:34Z"')).toBe(1);
      expect(await hits("/Groups", `meta.location co "${group.id}"`)).toBe(1);
    });

    it("refuse what they cannot read with invalidFilter", async () => {
      for (const filter of ["", "userName", "userName eq", 'nope eq "x"', 'password eq "x"', "active gt true"]) {
        expectScimError(await list(`filter=${encodeURIComponent(filter)}`), 400, "invalidFilter");
      }
    });
  });

  describe("§3.9 attributes and excludedAttributes", () => {
    const first = async (query: string) => expectList(await list(`filter=userName eq "list-2"&${query}`))[0];

    it("show only what is named, and always schemas and id", async () => {
      expect(await first("attributes=userName,emails.value")).toEqual({
        schemas: [userUrn],
        id: users[2].id,
        userName: "List-2",
        emails: [{ value: "p2@example.com" }],
      });
    });

    it("leave out what is excluded, and never id and schemas", async () => {
      const shown = await first("excludedAttributes=id,schemas,emails,name.givenName,groups,meta");
      expect(shown).toEqual({
        schemas: [userUrn],
        id: users[2].id,
        externalId: "ext-2",
        userName: "List-2",
        displayName: "Person 2",
        name: { familyName: "F" },
        active: true,
      });
    });

    it("take URNs, blanks and unknown names", async () => {
      const shown = await first(`attributes=${userUrn}:displayName, nope , %20`);
      expect(shown).toEqual({ schemas: [userUrn], id: users[2].id, displayName: "Person 2" });
    });

    it("leave members out of groups", async () => {
      const answer = await connector.send("GET", "/Groups?excludedAttributes=members");
      const { members, ...rest } = group;
      expect(members).toHaveLength(7);
      expect(expectList(answer)).toEqual([rest]);
    });
  });

  it("list users who are inactive as well", async () => {
    const answer = await list(`${mine} and active eq false`);
    expect(expectList(answer).map(({ active }) => active)).toEqual([false, false, false]);
  });

  it("answer a search without hits with 200 and an empty list", async () => {
    const answer = await list('filter=userName eq "nobody"');
    expect(expectList(answer)).toEqual([]);
    expect(answer.body.totalResults).toBe(0);
  });
});
