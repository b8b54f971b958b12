import { beforeAll, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, read, unknownId } from "@/tests/support/scim-resources";

onEachDatabase("what must not cost a member, a log row or a deactivation", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });
  let count = 0;
  const person = () => makeUser(connector, { userName: `hard-${++count}`, active: true });
  const patch = (path: string, ...operations: object[]) =>
    connector.send("PATCH", path, { body: { schemas: [patchOpUrn], Operations: operations } });
  const disable = { op: "Replace", path: "active", value: "False" };

  it("refuses to replace all members by people who do not exist, in PATCH and PUT", async () => {
    const user = await person();
    const group = await makeGroup(connector, { displayName: "kept" }, [user.id]);
    const members = [{ value: unknownId }];
    expectScimError(await patch(`/Groups/${group.id}`, { op: "replace", path: "members", value: members }), 400);
    const put = { schemas: [groupUrn], displayName: "kept", members };
    expectScimError(await connector.send("PUT", `/Groups/${group.id}`, { body: put }), 400, "invalidValue");
    expect((await read(connector, `/Groups/${group.id}`)).members).toHaveLength(1);
  });

  it("removes nobody for a null in place of a member list", async () => {
    const user = await person();
    const group = await makeGroup(connector, { displayName: "null-safe" }, [user.id]);
    expect((await patch(`/Groups/${group.id}`, { op: "Remove", path: "members", value: null })).status).toBe(204);
    expect((await read(connector, `/Groups/${group.id}`)).members).toHaveLength(1);
  });

  it.each(['emails[type eq "work"].foo', 'emails[foo eq "work"].value', "name.nickNickName"])(
    "deactivates a leaver although %s beside it does not exist",
    async (path) => {
      const user = await person();
      expect((await patch(`/Users/${user.id}`, { op: "Add", path, value: "x" }, disable)).status).toBe(200);
      expect((await read(connector, `/Users/${user.id}`)).active).toBe(false);
      expectScimError(await patch(`/Users/${user.id}`, { op: "Add", path, value: "x" }), 400);
    },
  );

  it("keeps the manager when an object does not say who it is", async () => {
    const boss = await person();
    const user = await makeUser(connector, {
      userName: "managed",
      [enterpriseUserUrn]: { manager: { value: boss.id } },
    });
    const path = `${enterpriseUserUrn}:manager`;
    expect((await patch(`/Users/${user.id}`, { op: "replace", path, value: { displayName: "X" } })).status).toBe(200);
    expect((await read(connector, `/Users/${user.id}`))[enterpriseUserUrn].manager.value).toBe(boss.id);
  });

  it("takes unknown names that no database can hold, and logs every request", async () => {
    const other = await scim.connect();
    const send = (raw: string) => other.send("POST", "/Users", { raw });
    expect((await send(`{"schemas":["${userUrn}"],"userName":"nul","a\\u0000b":1}`)).status).toBe(201);
    expect((await send(`{"schemas":["${userUrn}","urn:x\\u0000"],"userName":"urn"}`)).status).toBe(201);
    expect((await other.send("GET", "/Users/%00")).status).toBe(404);
    expect((await other.send("GET", "/Users?filter=%00", { authorization: null })).status).toBe(401);
    expect((await other.send("GET", "/Users")).status).toBe(200);
    await flushRequestLog();
    expect((await listRequests(other.ctx, {})).items).toHaveLength(5);
  });

  it("keeps a password that a filter or an odd path spells out from the log", async () => {
    const other = await scim.connect();
    const user = await makeUser(other, { userName: "secretive" });
    const operation = { op: "replace", path: " password ", value: "Hunter2-secret" };
    await other.send("PATCH", `/Users/${user.id}`, { body: { schemas: [patchOpUrn], Operations: [operation] } });
    await other.send("GET", `/Users?filter=${encodeURIComponent('password eq "Hunter2-secret"')}`);
    await flushRequestLog();
    expect(JSON.stringify(await listRequests(other.ctx, {}))).not.toContain("Hunter2");
  });

  it("finds text whose lower case is special by itself", async () => {
    for (const displayName of ["İstanbul x", "ΟΔΟΣ x", "ΟΔΟΣ"]) {
      const user = await makeUser(connector, { userName: `fold-${++count}`, displayName });
      const filter = encodeURIComponent(`displayName eq "${displayName}"`);
      expect((await connector.send("GET", `/Users?filter=${filter}`)).body.Resources[0]?.id).toBe(user.id);
    }
  });

  it("finds a group whose name Entra sends with a bare backslash", async () => {
    const group = await makeGroup(connector, { displayName: "R\\S x" });
    const answer = await connector.send(
      "GET",
      "/Groups?excludedAttributes=members&filter=displayName+eq+%22R%5cS+x%22",
    );
    expect(answer.body.Resources.map(({ id }: { id: string }) => id)).toEqual([group.id]);
  });

  it("answers HEAD as GET without a body, and 415 for a packed body", async () => {
    expect((await connector.send("HEAD", "/Users?count=1")).status).toBe(200);
    const packed = { body: { schemas: [userUrn], userName: "x" }, headers: { "content-encoding": "gzip" } };
    expectScimError(await connector.send("POST", "/Users", packed), 415);
  });

  it("lets no connector change how an admin signs in", async () => {
    const other = await scim.connect();
    const admin = (await other.send("GET", "/Users")).body.Resources[0];
    const email = { op: "Replace", path: 'emails[type eq "work"].value', value: "attacker@evil.example" };
    const answer = await other.send("PATCH", `/Users/${admin.id}`, {
      body: { schemas: [patchOpUrn], Operations: [email] },
    });
    expect(answer.status).toBe(200);
    const keys = await withOrganization(other.ctx.organizationId, (tx) => tx.query("select sign_in_key from password"));
    expect(keys).toEqual([{ sign_in_key: other.organization.email.toLowerCase() }]);
  });
});
