import { beforeAll, expect, it } from "vitest";
import { enterpriseUserUrn, groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, read } from "@/tests/support/scim-resources";

/** §8.2: what a client may write of the example. */
const full = {
  externalId: "701984",
  userName: "bjensen@example.com",
  name: {
    formatted: "Ms. Barbara J Jensen, III",
    familyName: "Jensen",
    givenName: "Barbara",
    middleName: "Jane",
    honorificPrefix: "Ms.",
    honorificSuffix: "III",
  },
  displayName: "Babs Jensen",
  nickName: "Babs",
  profileUrl: "https://login.example.com/bjensen",
  emails: [
    { value: "bjensen@example.com", type: "work", primary: true },
    { value: "babs@jensen.org", type: "home" },
  ],
  addresses: [
    {
      type: "work",
      streetAddress: "100 Universal City Plaza",
      locality: "Hollywood",
      region: "CA",
      postalCode: "91608",
      country: "USA",
      formatted: "100 Universal City Plaza\nHollywood, CA 91608 USA",
      primary: true,
    },
    {
      type: "home",
      streetAddress: "456 Hollywood Blvd",
      locality: "Hollywood",
      region: "CA",
      postalCode: "91608",
      country: "USA",
      formatted: "456 Hollywood Blvd\nHollywood, CA 91608 USA",
    },
  ],
  phoneNumbers: [
    { value: "555-555-5555", type: "work" },
    { value: "555-555-4444", type: "mobile" },
  ],
  ims: [{ value: "someaimhandle", type: "aim" }],
  photos: [
    { value: "https://photos.example.com/profilephoto/72930000000Ccne/F", type: "photo" },
    { value: "https://photos.example.com/profilephoto/72930000000Ccne/T", type: "thumbnail" },
  ],
  userType: "Employee",
  title: "Tour Guide",
  preferredLanguage: "en-US",
  locale: "en-US",
  timezone: "America/Los_Angeles",
  active: true,
  x509Certificates: [{ value: "MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcNAQEFBQAwTjELMAkGA1UEBhMCVVMx" }],
};

/** What the example has and the service decides. */
const derived = {
  id: "2819c223-7f76-453a-919d-413861904646",
  password: "t1meMa$heen",
  groups: [{ value: "e9e30dba-f08f-4109-8486-d5c6a331660a", display: "Tour Guides" }],
  meta: {
    resourceType: "User",
    created: "2010-01-23T04:56:22Z",
    lastModified: "2011-05-13T04:42:34Z",
    version: 'W/"a330bc54f0671c9"',
    location: "https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646",
  },
};

onEachDatabase("RFC 7643 §8 examples", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await scim.connect();
  });

  it("§8.1 minimal user", async () => {
    const { meta, id } = derived;
    const user = await makeUser(client, { userName: "bjensen@example.net", id, meta });
    expect(user).toMatchObject({ schemas: [userUrn], userName: "bjensen@example.net" });
    expect(user.id).not.toBe(id);
  });

  it("§8.2 full user: kept whole, except what the service decides", async () => {
    const user = await makeUser(client, { ...full, ...derived });
    const { id, meta, schemas, ...kept } = await read(client, `/Users/${user.id}`);
    expect(kept).toEqual(full);
    expect(schemas).toEqual([userUrn]);
    expect(id).not.toBe(derived.id);
    expect(meta.created).not.toBe(derived.meta.created);
  });

  it("§8.3 enterprise user", async () => {
    const manager = {
      value: "26118915-6090-4610-87e4-49d8ca9f808d",
      $ref: "../Users/26118915",
      displayName: "John Smith",
    };
    const extension = {
      employeeNumber: "701984",
      costCenter: "4130",
      organization: "Universal Studios",
      division: "Theme Park",
      department: "Tour Operations",
    };
    const { schemas, [enterpriseUserUrn]: shown } = await makeUser(client, {
      ...full,
      schemas: [userUrn, enterpriseUserUrn],
      userName: "bjensen@example.org",
      externalId: "701985",
      [enterpriseUserUrn]: { ...extension, manager },
    });
    expect(schemas).toEqual([userUrn, enterpriseUserUrn]);
    const address = `${client.url.slice(client.url.indexOf("/scim"))}/Users/${manager.value}`;
    expect(shown).toEqual({ ...extension, manager: { value: manager.value, $ref: expect.stringContaining(address) } });
  });

  it("§8.4 group", async () => {
    const people = [
      await makeUser(client, { userName: "babs", displayName: "Babs Jensen" }),
      await makeUser(client, { userName: "mandy", displayName: "Mandy Pepperidge" }),
    ];
    const members = people.map(({ id, meta, displayName }) => ({
      value: id,
      $ref: meta.location,
      display: displayName,
    }));
    const group = await makeGroup(client, { displayName: "Tour Guides" });
    const answer = await client.send("PUT", `/Groups/${group.id}`, {
      body: { schemas: [groupUrn], id: derived.id, displayName: "Tour Guides", members },
    });
    expect(answer.body.schemas).toEqual([groupUrn]);
    const byId = (a: { value: string }, b: { value: string }) => (a.value < b.value ? -1 : 1);
    expect([...answer.body.members].sort(byId)).toEqual(
      members.map((member) => ({ ...member, type: "User" })).sort(byId),
    );
  });

  it("§8.5 service provider configuration, and §8.6 resource types, have the RFC's form", async () => {
    const config = await read(client, "/ServiceProviderConfig");
    for (const name of ["patch", "bulk", "filter", "changePassword", "sort", "etag"]) {
      expect(config[name], name).toMatchObject({ supported: expect.any(Boolean) });
    }
    for (const scheme of config.authenticationSchemes) {
      expect(scheme).toMatchObject({
        name: expect.any(String),
        description: expect.any(String),
        type: expect.any(String),
      });
    }
    expect(config.meta).toMatchObject({ resourceType: "ServiceProviderConfig", location: expect.any(String) });
    for (const type of expectList(await client.send("GET", "/ResourceTypes"))) {
      expect(type).toMatchObject({
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        id: type.name,
        endpoint: `/${type.name}s`,
        schema: `urn:ietf:params:scim:schemas:core:2.0:${type.name}`,
        meta: { resourceType: "ResourceType" },
      });
    }
  });

  it("§8.7 schemas: each attribute has every characteristic of §7", async () => {
    const characteristics = ["name", "type", "multiValued", "description", "required", "mutability", "returned"];
    for (const schema of expectList(await client.send("GET", "/Schemas"))) {
      expect(schema).toMatchObject({ id: expect.stringMatching(/^urn:/), name: expect.any(String) });
      expect(schema.meta.resourceType).toBe("Schema");
      for (const attribute of schema.attributes) {
        for (const one of [attribute, ...(attribute.subAttributes ?? [])]) {
          expect(Object.keys(one)).toEqual(expect.arrayContaining([...characteristics, "caseExact", "uniqueness"]));
        }
      }
    }
  });
});
