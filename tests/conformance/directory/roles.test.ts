import { beforeAll, describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import { findUser } from "@/lib/users/find-user";
import { connectWith } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const appRole = (value: string) => ({ primary: false, type: "WindowsAzureActiveDirectoryRole", display: value, value });
const single = (op: string, value: string) =>
  ["value", "display"].map((part) => ({ op, path: `roles[primary eq "True"].${part}`, value }));

onEachDatabase("roles (S10)", () => {
  const scim = useScim();

  describe("with the role rule on", () => {
    let client: ScimUnderTest;
    beforeAll(async () => {
      client = await connectWith(scim, { roleRule: true });
    });
    const roleOf = async (user: Resource) => (await findUser(client.ctx, user.id))?.accessRole;
    const post = (userName: string, roles: unknown) =>
      client.send("POST", "/Users", { body: { schemas: [userUrn], userName, roles } });

    it.each([
      ["single", [{ primary: "True", type: "WindowsAzureActiveDirectoryRole", display: "Admin", value: "Admin" }]],
      ["complex", [appRole("ReadOnly"), appRole("Admin")]],
      ["JSON text", [{ value: '{"id":"06b07648","value":"Admin","displayName":"Administrator"}' }]],
      ["display as displayName", [{ value: "Admin", displayName: "Administrator" }]],
    ])("POST gives the role, %s", async (name, roles) => {
      const answer = await post(`posts ${name}`, roles);
      expect(answer.status, answer.text).toBe(201);
      expect(await roleOf(answer.body)).toBe("Admin");
    });

    it("POST without roles gives none", async () => {
      for (const roles of [undefined, [], null]) {
        const answer = await post(`none ${JSON.stringify(roles)}`, roles);
        expect([answer.status, await roleOf(answer.body)]).toEqual([201, null]);
      }
    });

    it.each(["Administrator", "admin", "Admin ", ""])("refuses the role “%s”, naming the four", async (role) => {
      const answer = await post(`unknown ${role}`, [{ value: role, display: "x" }]);
      if (role === "") return expect(answer.status).toBe(400);
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail).toContain("ReadOnly, User, Admin, EnterpriseAdmin");
      return undefined;
    });

    it.each(["Add", "Replace", "add", "replace"])("PATCH %s in single shape gives and changes the role", async (op) => {
      const user = await makeUser(client, { userName: `single ${op} ${op.codePointAt(0)}` });
      expect((await patch(client, `/Users/${user.id}`, ...single(op, "User"))).status).toBe(200);
      expect(await roleOf(user)).toBe("User");
      await patch(client, `/Users/${user.id}`, ...single(op, "ReadOnly"));
      expect(await roleOf(user)).toBe("ReadOnly");
      const refused = await patch(client, `/Users/${user.id}`, ...single(op, "Boss"));
      expectScimError(refused, 400, "invalidValue");
      expect(await roleOf(user)).toBe("ReadOnly");
    });

    it("PATCH in complex shape adds, with and without the flag; the strongest counts and the log says so", async () => {
      const user = await makeUser(client, { userName: "complex", roles: [appRole("ReadOnly")] });
      await patch(client, `/Users/${user.id}`, { op: "Add", path: "roles", value: [{ value: '{"value":"User"}' }] });
      expect(await roleOf(user)).toBe("User");
      await patch(client, `/Users/${user.id}`, { op: "add", path: "roles", value: [appRole("Admin")] });
      expect(await roleOf(user)).toBe("Admin");
      await flushRequestLog();
      const [last] = (await listRequests(client.ctx, {})).items;
      const { notes } = await getRequest(client.ctx, last?.id ?? "");
      expect(notes).toContainEqual(expect.stringMatching(/ReadOnly, User, Admin.*strongest, Admin/));
    });

    it("PATCH in assertive shape replaces all, and gives less when less comes", async () => {
      const user = await makeUser(client, { userName: "assertive", roles: [appRole("Admin"), appRole("User")] });
      await patch(client, `/Users/${user.id}`, { op: "replace", path: "roles", value: [appRole("User")] });
      expect(await roleOf(user)).toBe("User");
    });

    it.each([
      ["Remove", { op: "Remove", path: "roles" }],
      ["remove of the value", { op: "remove", path: 'roles[value eq "Admin"]' }],
      ["replace by nothing", { op: "replace", path: "roles", value: [] }],
      ["null", { op: "Replace", path: "roles", value: null }],
    ])("clears by %s", async (name, operation) => {
      const user = await makeUser(client, { userName: `clears ${name}`, roles: [appRole("Admin")] });
      expect((await patch(client, `/Users/${user.id}`, operation)).status).toBe(200);
      expect(await roleOf(user)).toBeNull();
    });

    it("PUT without roles takes the role", async () => {
      const user = await makeUser(client, { userName: "put", roles: [appRole("Admin")] });
      await client.send("PUT", `/Users/${user.id}`, { body: { schemas: [userUrn], userName: "put" } });
      expect(await roleOf(user)).toBeNull();
    });
  });

  it("with the role rule off roles are stored and returned as sent and give nothing", async () => {
    const client = await scim.connect();
    const roles = [appRole("EnterpriseAdmin"), appRole("Boss")];
    const user = await makeUser(client, { userName: "off", roles });
    expect(user.roles).toEqual(roles);
    expect((await findUser(client.ctx, user.id))?.accessRole).toBeNull();
  });

  it("gives and takes roles when the rule is switched, and lets unknown ones of before be", async () => {
    const client = await scim.connect();
    const user = await makeUser(client, { userName: "switched", roles: [appRole("Boss"), appRole("User")] });
    await updateConnector(client.ctx, client.connectorId, { roleRule: true });
    expect((await findUser(client.ctx, user.id))?.accessRole).toBe("User");
    const titled = await patch(client, `/Users/${user.id}`, { op: "replace", path: "title", value: "Guide" });
    expect([titled.status, (await findUser(client.ctx, user.id))?.accessRole]).toEqual([200, "User"]);
    await updateConnector(client.ctx, client.connectorId, { roleRule: false });
    expect((await findUser(client.ctx, user.id))?.accessRole).toBeNull();
    expect((await read(client, `/Users/${user.id}`)).roles).toHaveLength(2);
  });
});
