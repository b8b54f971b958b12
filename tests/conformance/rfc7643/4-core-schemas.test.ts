import { beforeAll, expect, it } from "vitest";
import { enterpriseUserUrn, groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, type Resource, read } from "@/tests/support/scim-resources";

/** §8.7.1: the attributes of each schema, with their parts; lists are marked by []. */
const rfc: Readonly<Record<string, readonly string[]>> = {
  [userUrn]: [
    "userName",
    "name(formatted familyName givenName middleName honorificPrefix honorificSuffix)",
    "displayName",
    "nickName",
    "profileUrl",
    "title",
    "userType",
    "preferredLanguage",
    "locale",
    "timezone",
    "active",
    "password",
    "emails[](value display type primary)",
    "phoneNumbers[](value display type primary)",
    "ims[](value display type primary)",
    "photos[](value display type primary)",
    "addresses[](formatted streetAddress locality region postalCode country type)",
    "groups[](value $ref display type)",
    "entitlements[](value display type primary)",
    "roles[](value display type primary)",
    "x509Certificates[](value display type primary)",
  ],
  [groupUrn]: ["displayName", "members[](value $ref type)"],
  [enterpriseUserUrn]: [
    "employeeNumber",
    "costCenter",
    "organization",
    "division",
    "department",
    "manager(value $ref)",
  ],
};

onEachDatabase("RFC 7643 §4 core schemas", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await scim.connect();
  });

  it.each(Object.entries(rfc))("§4.1–§4.3 %s has every attribute of the RFC", async (urn, expected) => {
    const { attributes } = await read(client, `/Schemas/${urn}`);
    for (const line of expected) {
      const [, name, list, parts] = /^(\w+)(\[\])?(?:\((.*)\))?$/.exec(line) ?? [];
      const told = attributes.find((attribute: Resource) => attribute.name === name);
      expect(told, name).toMatchObject({ multiValued: list !== undefined });
      const names = (told.subAttributes ?? []).map((part: Resource) => part.name);
      expect(names, name).toEqual(expect.arrayContaining(parts?.split(" ") ?? []));
      expect(told.type === "complex", name).toBe(parts !== undefined);
    }
  });

  it("§4.1.1 userName is required, unique whatever its case, and kept as sent", async () => {
    expect((await makeUser(client, { userName: "BJensen@Example.com" })).userName).toBe("BJensen@Example.com");
    const again = { schemas: [userUrn], userName: "bjensen@example.com" };
    expectScimError(await client.send("POST", "/Users", { body: again }), 409, "uniqueness");
    expectScimError(await client.send("POST", "/Users", { body: { schemas: [userUrn] } }), 400, "invalidValue");
  });

  it("§4.1.1 password is never shown and changes nothing", async () => {
    const user = await makeUser(client, { userName: "secret", password: "t1meMa$heen" });
    expect(JSON.stringify(user)).not.toContain("t1meMa$heen");
  });

  it("§4.1.2 groups are the groups' business: read-only, direct, with the id, the address and the name", async () => {
    const user = await makeUser(client, { userName: "member", groups: [{ value: "nobody" }] });
    expect(user).not.toHaveProperty("groups");
    const group = await makeGroup(client, { displayName: "Tour Guides" }, [user.id]);
    expect((await read(client, `/Users/${user.id}`)).groups).toEqual([
      { value: group.id, $ref: group.meta.location, display: "Tour Guides", type: "direct" },
    ]);
  });

  it("§4.2 displayName is required; members are shown with id, address and kind", async () => {
    expectScimError(await client.send("POST", "/Groups", { body: { schemas: [groupUrn] } }), 400, "invalidValue");
    const user = await makeUser(client, { userName: "guide", displayName: "The Guide" });
    const { members } = await makeGroup(client, { displayName: "Guides" }, [user.id]);
    expect(members).toEqual([{ value: user.id, $ref: user.meta.location, display: "The Guide", type: "User" }]);
  });

  it("§4.3 manager is named by id, and shown with its address", async () => {
    const manager = await makeUser(client, { userName: "manager" });
    const extension = { employeeNumber: "701984", costCenter: "4130", manager: { value: manager.id } };
    const user = await makeUser(client, { userName: "managed", [enterpriseUserUrn]: extension });
    expect(user[enterpriseUserUrn].manager).toEqual({ value: manager.id, $ref: manager.meta.location });
  });
});
