import { beforeAll, expect, it } from "vitest";
import { env } from "@/lib/env";
import { enterpriseUserUrn, groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectNoNulls, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, type Resource, read } from "@/tests/support/scim-resources";

const endpoints = [
  "/ServiceProviderConfig",
  "/ResourceTypes",
  "/ResourceTypes/User",
  "/Schemas",
  `/Schemas/${userUrn}`,
];

onEachDatabase("RFC 7644 §4 discovery", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  it.each(endpoints)("%s: writes are 405 with Allow: GET", async (path) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await connector.send(method, path, { body: {} });
      expectScimError(answer, 405);
      expect(answer.headers.get("allow")).toBe("GET");
    }
  });

  it.each(endpoints)("%s: a filter is 403, other parameters are ignored", async (path) => {
    expectScimError(await connector.send("GET", `${path}?filter=name eq "User"`), 403);
    const plain = await read(connector, path);
    const query = "attributes=id&excludedAttributes=name&sortBy=id&startIndex=2&count=1&foo=bar";
    expect(await read(connector, `${path}?${query}`)).toEqual(plain);
    expectNoNulls(plain);
  });

  it.each(endpoints)("%s needs a credential", async (path) => {
    expectScimError(await connector.send("GET", path, { authorization: null }), 401);
  });

  it("collections are lists whose elements are found at their locations", async () => {
    const base = `${env().USHER_ORIGIN}/scim/v2/${connector.connectorId}`;
    for (const path of ["/Schemas", "/ResourceTypes"]) {
      const answer = await connector.send("GET", path);
      const resources = expectList(answer);
      expect(answer.body.totalResults).toBe(resources.length);
      for (const resource of resources) {
        expect(resource.meta.location).toBe(`${base}${path}/${resource.id}`);
        const alone = await connector.send("GET", `${path}/${resource.id}`);
        expect(alone.body).toEqual(resource);
        expect(alone.headers.get("location")).toBe(resource.meta.location);
      }
    }
  });

  it("finds a schema by its URN in any case", async () => {
    expect((await read(connector, `/Schemas/${userUrn.toUpperCase()}`)).id).toBe(userUrn);
    expect((await read(connector, `/Schemas/${encodeURIComponent(groupUrn)}`)).id).toBe(groupUrn);
  });

  it("ServiceProviderConfig says what the service does", async () => {
    expect(await read(connector, "/ServiceProviderConfig")).toMatchObject({
      patch: { supported: true },
      filter: { supported: true, maxResults: 1000 },
      etag: { supported: true },
      changePassword: { supported: false },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 },
      authenticationSchemes: [
        { type: "oauthbearertoken", primary: true },
        { type: "httpbasic", primary: false },
      ],
    });
  });

  it("every attribute that /Schemas serves is accepted, and shown again unless it is derived or secret", async () => {
    const schemas = expectList(await connector.send("GET", "/Schemas"));
    const find = (id: string) => schemas.find((schema) => schema.id === id);
    const enterprise = valuesOf(find(enterpriseUserUrn).attributes);
    const values = { ...valuesOf(find(userUrn).attributes), [enterpriseUserUrn]: enterprise };
    const user = await makeUser(connector, { userName: "every-attribute", ...values });
    const kept = Object.keys(values).filter((name) => !["password", "groups"].includes(name));
    expect(Object.keys(user).sort()).toEqual(["schemas", "id", "meta", ...kept].sort());
    expect(user).toMatchObject(Object.fromEntries(kept.map((name) => [name, values[name as keyof typeof values]])));
    expect(user).not.toHaveProperty("password");
  });
});

/** A value for each attribute that a client may write. */
function valuesOf(attributes: readonly Resource[]): Record<string, unknown> {
  const writable = attributes.filter(({ mutability }) => mutability !== "readOnly");
  return Object.fromEntries(
    writable.map((attribute) => {
      const value = exampleOf(attribute);
      return [attribute.name, attribute.multiValued ? [value] : value];
    }),
  );
}

function exampleOf(attribute: Resource): unknown {
  if (attribute.type === "complex") {
    // The reference of a manager is made of its id.
    return Object.fromEntries(Object.entries(valuesOf(attribute.subAttributes)).filter(([name]) => name !== "$ref"));
  }
  if (attribute.type === "boolean") return true;
  if (attribute.type === "binary") return Buffer.from(attribute.name).toString("base64");
  return `${attribute.name} value`;
}
