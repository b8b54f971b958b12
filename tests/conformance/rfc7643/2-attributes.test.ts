import { beforeAll, expect, it } from "vitest";
import { enterpriseUserUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7643 §2 attributes", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await scim.connect();
  });

  const post = (fields: object) => client.send("POST", "/Users", { body: { schemas: [userUrn], ...fields } });

  it("§2.1 names of attributes are compared without case, and shown as the schema has them", async () => {
    const made = await post({
      USERNAME: "names",
      Name: { FAMILYNAME: "Jensen" },
      EMAILS: [{ VALUE: "a@example.com", Primary: true }],
      [enterpriseUserUrn.toUpperCase()]: { COSTCENTER: "4130" },
    });
    expect(made.body).toMatchObject({
      userName: "names",
      name: { familyName: "Jensen" },
      emails: [{ value: "a@example.com", primary: true }],
      [enterpriseUserUrn]: { costCenter: "4130" },
    });
    const [found] = (await client.send("GET", '/Users?filter=USERNAME eq "names" and NAME.familyname eq "Jensen"')).body
      .Resources;
    expect(found.id).toBe(made.body.id);
    const answer = await patch(client, `/Users/${made.body.id}`, { op: "replace", path: "NICKname", value: "N" });
    expect(answer.body.nickName).toBe("N");
  });

  it("§2.2 an attribute without other characteristics is optional, readWrite, one, returned, and compared without case", async () => {
    const schema = await read(client, `/Schemas/${userUrn}`);
    expect(schema.attributes.find(({ name }: Resource) => name === "nickName")).toEqual({
      name: "nickName",
      description: expect.any(String),
      type: "string",
      multiValued: false,
      required: false,
      caseExact: false,
      mutability: "readWrite",
      returned: "default",
      uniqueness: "none",
    });
  });

  it.each([
    ["§2.3.1 text", { title: "Tour Guide" }, { title: 7 }],
    ["§2.3.2 Boolean", { active: false }, { active: "perhaps" }],
    [
      "§2.3.6 binary",
      { x509Certificates: [{ value: "MIIDQzCCAqygAwIBAgICEAAw" }] },
      { x509Certificates: [{ value: "%" }] },
    ],
    ["§2.3.7 reference", { profileUrl: "https://login.example.com/bjensen" }, { profileUrl: 7 }],
    ["§2.3.8 complex", { name: { givenName: "Barbara" } }, { name: "Barbara" }],
  ])("%s is kept as it came; another type is refused", async (what, good, bad) => {
    expect((await post({ userName: `good ${what}`, ...good })).body).toMatchObject(good);
    expectScimError(await post({ userName: `bad ${what}`, ...bad }), 400, "invalidValue");
  });

  it("§2.3.5 created and lastModified are dateTime with a zone", async () => {
    const { meta } = await makeUser(client, { userName: "dates" });
    for (const text of [meta.created, meta.lastModified])
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  });

  it("§2.4 primary true stands once at most: a new one takes it from the one before", async () => {
    const emails = [
      { value: "work@example.com", type: "work", primary: true },
      { value: "home@example.com", type: "home" },
    ];
    const user = await makeUser(client, { userName: "primary", emails });
    const added = { value: "other@example.com", type: "other", primary: true };
    const answer = await patch(client, `/Users/${user.id}`, { op: "add", path: "emails", value: [added] });
    const isPrimary = answer.body.emails.filter(({ primary }: Resource) => primary === true);
    expect(isPrimary).toEqual([added]);
    expect(answer.body.emails).toHaveLength(3);
  });

  it("§2.4 the values of a list keep their order, and one that comes twice is kept once", async () => {
    const values = ["c", "a", "b"].map((value) => ({ value, type: "work" }));
    const user = await makeUser(client, { userName: "order", phoneNumbers: [...values, values[0]] });
    expect(user.phoneNumbers).toEqual(values);
  });

  it("§2.5 null, an empty list, and an absent attribute are the same: unassigned, and not shown", async () => {
    for (const [index, emails] of [undefined, null, []].entries()) {
      const user = await makeUser(client, { userName: `unassigned ${index}`, emails, nickName: null });
      expect(user).not.toHaveProperty("emails");
      expect(user).not.toHaveProperty("nickName");
      const filled = await patch(client, `/Users/${user.id}`, { op: "add", path: "nickName", value: "N" });
      expect(filled.body.nickName).toBe("N");
      const cleared = await patch(client, `/Users/${user.id}`, { op: "replace", path: "nickName", value: null });
      expect(cleared.body).not.toHaveProperty("nickName");
      const found = (await client.send("GET", `/Users?filter=id eq "${user.id}" and not (emails pr)`)).body;
      expect(found.totalResults).toBe(1);
    }
  });
});
