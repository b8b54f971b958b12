import { beforeAll, expect, it } from "vitest";
import { enterpriseUserUrn, groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, read } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7643 §3 resources", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await scim.connect();
  });

  it("§3 schemas is required and names the core schema of the endpoint", async () => {
    for (const schemas of [undefined, null, [], "urn", [7], [groupUrn]]) {
      expectScimError(await client.send("POST", "/Users", { body: { schemas, userName: "s" } }), 400, "invalidValue");
    }
    const answer = await client.send("POST", "/Groups", { body: { schemas: [userUrn], displayName: "s" } });
    expectScimError(answer, 400, "invalidValue");
  });

  it("§3.1 id is the service's, stable, and never another one's", async () => {
    const [ada, bo] = [await makeUser(client, { userName: "ada" }), await makeUser(client, { userName: "bo" })];
    const group = await makeGroup(client, { displayName: "G" });
    expect(new Set([ada.id, bo.id, group.id]).size).toBe(3);
    const put = { schemas: [userUrn], userName: "ada", id: bo.id };
    expect((await client.send("PUT", `/Users/${ada.id}`, { body: put })).body.id).toBe(ada.id);
    expect((await client.send("DELETE", `/Users/${ada.id}`)).status).toBe(204);
    expect((await makeUser(client, { userName: "cy" })).id).not.toBe(ada.id);
    expectScimError(await client.send("GET", `/Users/${ada.id}`), 404);
  });

  it("§3.1 the id bulkId is nobody's", async () => {
    expectScimError(await client.send("GET", "/Users/bulkId"), 404);
  });

  it("§3.1 externalId is the client's: kept as sent, compared by case, changed and cleared", async () => {
    const user = await makeUser(client, { userName: "external", externalId: "External-1" });
    expect(user.externalId).toBe("External-1");
    const total = async (value: string) =>
      (await client.send("GET", `/Users?filter=externalId eq "${value}"`)).body.totalResults;
    expect([await total("External-1"), await total("EXTERNAL-1")]).toEqual([1, 0]);
    const path = `/Users/${user.id}`;
    expect((await patch(client, path, { op: "replace", path: "externalId", value: "2" })).body.externalId).toBe("2");
    expect((await patch(client, path, { op: "remove", path: "externalId" })).body).not.toHaveProperty("externalId");
  });

  it("§3.1 meta: resourceType, created, lastModified, location and version, on users and groups", async () => {
    const made = {
      Users: await makeUser(client, { userName: "meta" }),
      Groups: await makeGroup(client, { displayName: "Meta" }),
    };
    for (const [collection, { id, meta }] of Object.entries(made)) {
      expect(Object.keys(meta).sort()).toEqual(["created", "lastModified", "location", "resourceType", "version"]);
      expect(meta.resourceType).toBe(collection.slice(0, -1));
      expect(meta.location).toMatch(new RegExp(`/scim/v2/${client.connectorId}/${collection}/${id}$`));
      const answer = await client.send("GET", `/${collection}/${id}`);
      expect(answer.headers.get("etag")).toBe(meta.version);
      expect(answer.headers.get("content-location") ?? answer.headers.get("location") ?? meta.location).toBe(
        meta.location,
      );
    }
  });

  it("§3.3 an extension is an object under its URN; sent without its URN in schemas it is kept, and its URN shown", async () => {
    const user = await makeUser(client, { userName: "extended", [enterpriseUserUrn]: { employeeNumber: "701984" } });
    expect(user.schemas).toEqual([userUrn, enterpriseUserUrn]);
    expect(user[enterpriseUserUrn]).toEqual({ employeeNumber: "701984" });
    const removed = await patch(client, `/Users/${user.id}`, { op: "remove", path: enterpriseUserUrn });
    expect(removed.body.schemas).toEqual([userUrn]);
    expect(await read(client, `/Users/${user.id}`)).not.toHaveProperty(enterpriseUserUrn);
  });
});
