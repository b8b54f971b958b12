import { beforeAll, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { env } from "@/lib/env";
import { groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, type Resource, read } from "@/tests/support/scim-resources";

onEachDatabase("while provisioning is off", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let user: Resource;
  let group: Resource;

  beforeAll(async () => {
    connector = await scim.connect();
    user = await makeUser(connector, { userName: "waits" });
    group = await makeGroup(connector, { displayName: "Waits" }, [user.id]);
    user = await read(connector, `/Users/${user.id}`);
    await updateConnector(connector.ctx, connector.connectorId, { provisioningOn: false });
  });

  it("reads answer as always", async () => {
    expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
    expect(await read(connector, `/Groups/${group.id}`)).toEqual(group);
    expect(expectList(await connector.send("GET", '/Users?filter=userName eq "waits"'))).toEqual([user]);
    for (const path of ["/ServiceProviderConfig", "/Schemas", "/ResourceTypes"]) await read(connector, path);
  });

  it("Test Connection succeeds", async () => {
    const filter = `userName+eq+%22${crypto.randomUUID()}%22`;
    expect(expectList(await connector.send("GET", `/Users?filter=${filter}`))).toEqual([]);
  });

  it("every write is 503 with Retry-After, and says who switched it off and where to switch it on", async () => {
    const newUser = { schemas: [userUrn], userName: "new" };
    const newGroup = { schemas: [groupUrn], displayName: "New" };
    const disable = { schemas: [patchOpUrn], Operations: [{ op: "replace", path: "active", value: false }] };
    const clear = { schemas: [patchOpUrn], Operations: [{ op: "remove", path: "members" }] };
    const writes: readonly (readonly [string, string, object?])[] = [
      ["POST", "/Users", newUser],
      ["PUT", `/Users/${user.id}`, newUser],
      ["PATCH", `/Users/${user.id}`, disable],
      ["DELETE", `/Users/${user.id}`],
      ["POST", "/Groups", newGroup],
      ["PUT", `/Groups/${group.id}`, newGroup],
      ["PATCH", `/Groups/${group.id}`, clear],
      ["DELETE", `/Groups/${group.id}`],
    ];
    for (const [method, path, body] of writes) {
      const answer = await connector.send(method, path, body === undefined ? {} : { body });
      expectScimError(answer, 503);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(answer.body.detail).toContain("Mia Chen");
      expect(answer.body.detail).toContain(
        `${env().USHER_ORIGIN}/o/${connector.organization.slug}/integrations/${connector.connectorId}`,
      );
    }
    expect(await read(connector, `/Users/${user.id}`)).toEqual(user);
    expect(await read(connector, `/Groups/${group.id}`)).toEqual(group);
    expect((await read(connector, '/Users?filter=userName eq "new"')).totalResults).toBe(0);
    expect((await read(connector, '/Groups?filter=displayName eq "new"')).totalResults).toBe(0);
  });

  it("a wrong credential is still 401, and an impossible method 405", async () => {
    expectScimError(await connector.send("POST", "/Users", { body: {}, authorization: null }), 401);
    expectScimError(await connector.send("POST", "/Schemas", { body: {} }), 405);
  });

  it("writes are taken again once it is on", async () => {
    const other = await scim.connect();
    for (const provisioningOn of [false, true]) {
      await updateConnector(other.ctx, other.connectorId, { provisioningOn });
      const answer = await other.send("POST", "/Users", { body: { schemas: [userUrn], userName: "later" } });
      expect(answer.status).toBe(provisioningOn ? 201 : 503);
    }
  });
});
