import { beforeAll, describe, expect, it } from "vitest";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { userUrn } from "@/lib/scim/protocol/urns";
import { connectWith } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { auditOf } from "@/tests/support/make-organization";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, read } from "@/tests/support/scim-resources";

const metadata = "urn:ietf:params:scim:schemas:extension:2.0:Metadata";

onEachDatabase("a request with a good and a bad part (ENTRA.md quirk 43)", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  beforeAll(async () => {
    client = await connectWith(scim, { licenceRule: true, defaultUserType: "Standard", roleRule: true });
  });

  const bad: readonly (readonly [string, object, string])[] = [
    ["an unknown role", { op: "replace", path: "roles", value: [{ value: "Boss" }] }, "role_unknown"],
    ["an unknown user type", { op: "Replace", path: "userType", value: "Gold" }, "user_type_unknown"],
    ["a key with a dot", { op: "Add", path: `${metadata}:Cost.Center`, value: "7" }, "invalid_value"],
    ["a key with a space", { op: "Add", path: `${metadata}:Cost Center`, value: "7" }, "invalid_value"],
    ["a value of another type", { op: "replace", path: "name.givenName", value: { a: 1 } }, "invalid_value"],
    ["a broken path", { op: "replace", path: "emails[type eq", value: "x" }, "invalid_path"],
    ["a required attribute removed", { op: "remove", path: "userName" }, "mutability"],
  ];
  const forms: readonly (readonly [string, object])[] = [
    ["legacy", { op: "Replace", path: "active", value: "False" }],
    ["flag", { op: "replace", path: "active", value: false }],
    ["without path", { op: "replace", value: { active: false } }],
  ];

  describe.each(bad)("%s", (name, operation, causeCode) => {
    it.each(forms)(
      "beside a deactivation, %s: the leaver loses access, and the log tells the rest",
      async (form, off) => {
        for (const operations of [
          [off, operation],
          [operation, off],
        ]) {
          const user = await makeUser(client, { userName: `leaver ${name} ${form} ${operations.indexOf(off)}` });
          const answer = await patch(client, `/Users/${user.id}`, ...operations);
          expect([answer.status, answer.body.active]).toEqual([200, false]);
          const after = await read(client, `/Users/${user.id}`);
          expect(after).toEqual({ ...user, active: false, meta: after.meta });
          const rows = await auditOf(client.organization.id, user.id);
          expect(rows.map(({ action }) => action)).toEqual(["user.create", "user.deactivate"]);
          await flushRequestLog();
          const [last] = (await listRequests(client.ctx, { method: "PATCH" })).items;
          expect(last).toMatchObject({ outcome: "accepted", causeCode, cause: expect.stringMatching(/\S/) });
        }
      },
    );

    it("beside anything else: 400, and nothing changes", async () => {
      const user = await makeUser(client, { userName: `stays ${name}` });
      const title = { op: "replace", path: "title", value: "Changed" };
      expectScimError(await patch(client, `/Users/${user.id}`, title, operation), 400);
      expect(await read(client, `/Users/${user.id}`)).toEqual(user);
      expect(await auditOf(client.organization.id, user.id)).toHaveLength(1);
    });
  });

  it("does not bring anybody back: an activation with a bad part is refused", async () => {
    const user = await makeUser(client, { userName: "stays out", active: false });
    const on = { op: "Replace", path: "active", value: "True" };
    expectScimError(
      await patch(client, `/Users/${user.id}`, on, { op: "replace", path: "userType", value: "Gold" }),
      400,
    );
    expect((await read(client, `/Users/${user.id}`)).active).toBe(false);
  });

  it("is no deactivation when a later operation activates again", async () => {
    const user = await makeUser(client, { userName: "off and on" });
    const answer = await patch(
      client,
      `/Users/${user.id}`,
      { op: "replace", path: "active", value: false },
      { op: "replace", path: "active", value: true },
      { op: "replace", path: "userType", value: "Gold" },
    );
    expectScimError(answer, 400, "invalidValue");
    expect((await read(client, `/Users/${user.id}`)).active).toBe(true);
  });

  const badFields: readonly (readonly [string, object, string])[] = [
    ["an unknown role", { roles: [{ value: "Boss" }] }, "role_unknown"],
    ["an unknown user type", { userType: "Gold" }, "user_type_unknown"],
    ["a key with a dot", { [metadata]: { "Cost.Center": "7" } }, "invalid_value"],
    ["a value of another type", { name: { givenName: { a: 1 } } }, "invalid_value"],
    ["no user name", { userName: undefined }, "invalid_value"],
  ];

  describe.each(badFields)("PUT with %s", (name, fields, causeCode) => {
    const put = (id: string, userName: string, more: object) =>
      client.send("PUT", `/Users/${id}`, { body: { schemas: [userUrn], userName, title: "New", ...more, ...fields } });

    it("beside a deactivation: the leaver loses access and nothing else, and the log tells the rest", async () => {
      for (const active of [false, "False"]) {
        const userName = `put ${name} ${typeof active}`;
        const user = await makeUser(client, { userName, title: "Old" });
        const answer = await put(user.id, userName, { active });
        expect([answer.status, answer.body.active]).toEqual([200, false]);
        const after = await read(client, `/Users/${user.id}`);
        expect(after).toEqual({ ...user, active: false, meta: after.meta });
        const rows = await auditOf(client.organization.id, user.id);
        expect(rows.map(({ action }) => action)).toEqual(["user.create", "user.deactivate"]);
        await flushRequestLog();
        const [last] = (await listRequests(client.ctx, { method: "PUT" })).items;
        expect(last).toMatchObject({ outcome: "accepted", causeCode, summary: `Deactivate user ${userName}` });
      }
    });

    it("of somebody who stays, or is inactive already: 400, and nothing changes", async () => {
      for (const active of [true, false]) {
        const userName = `put stays ${name} ${active}`;
        const user = await makeUser(client, { userName, active });
        expectScimError(await put(user.id, userName, { active }), 400);
        expect(await read(client, `/Users/${user.id}`)).toEqual(user);
      }
    });
  });

  it("PUT: a taken user name beside a deactivation is a mistake as any other", async () => {
    await makeUser(client, { userName: "taken" });
    const user = await makeUser(client, { userName: "leaves" });
    const body = { schemas: [userUrn], userName: "taken", active: false };
    const answer = await client.send("PUT", `/Users/${user.id}`, { body });
    expect([answer.status, answer.body.active, answer.body.userName]).toEqual([200, false, "leaves"]);
  });
});
