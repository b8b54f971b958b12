import { expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { getLastPayload } from "@/lib/scim/get-last-payload";
import { connectWith } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { useScim } from "@/tests/support/scim";
import { makeUser, patch } from "@/tests/support/scim-resources";

const hr = "urn:contoso:hr:2.0:User";
const metadata = "urn:ietf:params:scim:schemas:extension:2.0:Metadata";
const folders = "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName";
const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

onEachDatabase("the last payload of a connector (K12)", () => {
  const scim = useScim();

  it("is nothing before the first user", async () => {
    const client = await scim.connect();
    expect(await getLastPayload(client.ctx, client.connectorId)).toBeNull();
  });

  it("marks each attribute of a creation as used, stored or ignored", async () => {
    const client = await connectWith(scim, { roleRule: true });
    await declareSchemaExtension(client.ctx, {
      urn: hr,
      name: "HR",
      attributes: [{ name: "floor", type: "integer" }],
    });
    await makeUser(client, {
      userName: "ada",
      externalId: "4711",
      emails: [{ type: "work", primary: true, value: "ada@contoso.example" }],
      name: { givenName: "Ada" },
      userType: "Gold",
      roles: [{ value: "Admin" }],
      password: "secret",
      nothing: "x",
      meta: { resourceType: "User" },
      [enterprise]: { department: "R&D" },
      [folders]: { folders: ["Sales"] },
      [metadata]: { Badge: "7" },
      [hr]: { floor: 3 },
      "urn:nobody:knows": { it: 1 },
    });
    const payload = await getLastPayload(client.ctx, client.connectorId);
    expect(payload).toMatchObject({ method: "POST", status: 201, userName: "ada" });
    expect(payload?.causeCode).toBe("externalid_not_objectid");
    const marks = Object.fromEntries((payload?.attributes ?? []).map(({ path, mark }) => [path, mark]));
    expect(marks).toEqual({
      userName: "used",
      externalId: "used",
      'emails[type eq "work"].primary': "used",
      'emails[type eq "work"].value': "used",
      "name.givenName": "stored",
      userType: "stored",
      "roles.value": "used",
      password: "ignored",
      nothing: "ignored",
      "meta.resourceType": "ignored",
      [`${enterprise}:department`]: "stored",
      [`${folders}:folders`]: "used",
      [`${metadata}:Badge`]: "stored",
      [`${hr}:floor`]: "stored",
      "urn:nobody:knows:it": "ignored",
    });
    expect(payload?.attributes.find(({ path }) => path === "urn:nobody:knows:it")?.why).toContain("Schema extensions");
    expect(JSON.stringify(payload)).not.toContain("secret");
  });

  it("shows a PATCH by its paths, and a request that was refused with its cause", async () => {
    const client = await connectWith(scim, { licenceRule: true, defaultUserType: "Standard" });
    const user = await makeUser(client, { userName: "bo" });
    await patch(client, `/Users/${user.id}`, {
      op: "Add",
      path: 'emails[type eq "work"].value',
      value: "bo@contoso.example",
    });
    await flushRequestLog();
    expect((await getLastPayload(client.ctx, client.connectorId))?.attributes).toMatchObject([
      { path: 'emails[type eq "work"].value', value: "bo@contoso.example", mark: "used" },
    ]);
    await patch(client, `/Users/${user.id}`, { op: "Replace", path: "userType", value: "Gold" });
    await flushRequestLog();
    const refused = await getLastPayload(client.ctx, client.connectorId);
    expect(refused).toMatchObject({
      status: 400,
      cause: expect.stringContaining("Gold"),
      attributes: [{ path: "userType", mark: "used" }],
    });
  });

  it("shows what came before go-live, too", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { provisioningOn: false });
    const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
    const answer = await client.send("POST", "/Users", { body: { schemas, userName: "early" } });
    expect(answer.status).toBe(503);
    await flushRequestLog();
    const payload = await getLastPayload(client.ctx, client.connectorId);
    expect(payload).toMatchObject({ status: 503, attributes: [{ path: "userName", value: "early", mark: "used" }] });
  });

  it("is not found elsewhere and forbidden without connector:read", async () => {
    const client = await scim.connect();
    const other = await makeOrganization();
    await expect(getLastPayload(other.ctx(), client.connectorId)).rejects.toMatchObject({ code: "not_found" });
    expect(() => getLastPayload(client.organization.ctx("Admin"), client.connectorId)).toThrow(/connector:read/);
  });
});
