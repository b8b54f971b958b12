import { expect, it } from "vitest";
import { getConnector } from "@/lib/connectors/get-connector";
import { previewSettings } from "@/lib/connectors/preview-settings";
import { updateConnector } from "@/lib/connectors/update-connector";
import { findUser } from "@/lib/users/find-user";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { makeVerifiedDomain } from "@/tests/support/domains";
import { expectScimError } from "@/tests/support/expect-scim";
import { makeAdmin } from "@/tests/support/make-admin";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { useScim } from "@/tests/support/scim";
import { makeUser, patch, read } from "@/tests/support/scim-resources";

onEachDatabase("settings of a connector (K12)", () => {
  const scim = useScim();

  it("previewSettings tells in numbers and names what would happen, and saves nothing", async () => {
    const client = await scim.connect();
    await makeUser(client, {
      userName: "ada",
      displayName: "Ada",
      name: { givenName: "Ada" },
      userType: "Gold",
      roles: [{ value: "Admin" }],
    });
    await makeUser(client, { userName: "bo", displayName: "Bo", emails: [{ value: "bo@contoso.example" }] });
    await makeUser(client, { userName: "cy", active: false });
    const before = await getConnector(client.ctx, client.connectorId);
    const preview = await previewSettings(client.ctx, client.connectorId, {
      requiredAttributes: ["name.givenName", "emails"],
      licenceRule: true,
      roleRule: true,
    });
    expect(preview).toEqual({
      people: 3,
      lacking: [
        { attribute: "name.givenName", people: { count: 1, names: ["Bo"] } },
        { attribute: "emails", people: { count: 1, names: ["Ada"] } },
      ],
      unknownUserTypes: [{ userType: "Gold", people: 1 }],
      withoutUserType: 2,
      roleChanges: [{ from: null, to: "Admin", people: { count: 1, names: ["Ada"] } }],
      unverified: { verified: 0, people: { count: 0, names: [] }, domains: [] },
    });
    expect(await getConnector(client.ctx, client.connectorId)).toEqual(before);
  });

  it("previewSettings counts who is under no verified domain, while only such are taken", async () => {
    const client = await scim.connect();
    const { name } = await makeVerifiedDomain(client.organization, `bücher-${client.organization.slug}.example`);
    await makeUser(client, { userName: "ada", emails: [{ value: `ada@${name}` }] });
    await makeUser(client, { userName: "bo", emails: [{ value: `bo@bücher-${client.organization.slug}.example` }] });
    await makeUser(client, { userName: "cy", displayName: "Cy", emails: [{ value: `cy@sub.${name}` }] });
    await makeUser(client, { userName: "dee@fabrikam.example" });
    await makeUser(client, { userName: "eve@fabrikam.example" });
    await makeUser(client, { userName: "fay" });
    await makeUser(client, { userName: "gus@fabrikam.example", active: false });
    const preview = await previewSettings(client.ctx, client.connectorId, { verifiedDomainsOnly: true });
    expect(preview.unverified).toEqual({
      verified: 1,
      people: { count: 4, names: ["Cy", "dee@fabrikam.example", "eve@fabrikam.example", "fay"] },
      domains: [
        { domain: "fabrikam.example", people: 2 },
        { domain: `sub.${name}`, people: 1 },
        { domain: null, people: 1 },
      ],
    });
    expect((await previewSettings(client.ctx, client.connectorId, { roleRule: false })).unverified.people.count).toBe(
      0,
    );
  });

  it("required attributes: /Schemas says so, their absence is refused by name, rule and cure", async () => {
    const client = await scim.connect();
    const old = await makeUser(client, { userName: "old" });
    const requiredAttributes = ["name.givenName", "name.familyName", "emails", "userType"] as const;
    await updateConnector(client.ctx, client.connectorId, { requiredAttributes: [...requiredAttributes] });
    const schema = await read(client, "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User");
    const required = schema.attributes
      .filter((one: { required: boolean }) => one.required)
      .map((one: { name: string }) => one.name);
    expect(required.sort()).toEqual(["emails", "name", "userName", "userType"]);
    const emails = schema.attributes.find((one: { name: string }) => one.name === "emails");
    expect(emails.subAttributes.find((one: { name: string }) => one.name === "value")).toMatchObject({
      required: true,
      uniqueness: "server",
    });
    const whole = {
      userName: "ada",
      name: { givenName: "Ada", familyName: "L" },
      emails: [{ value: "ada@contoso.example" }],
      userType: "Any",
    };
    for (const [field, body] of [
      ["givenName", { ...whole, name: { familyName: "L" } }],
      ["familyName", { ...whole, name: { givenName: "Ada" } }],
      ["emails", { ...whole, emails: [] }],
      ["userType", { ...whole, userType: null }],
    ] as const) {
      const answer = await client.send("POST", "/Users", {
        body: { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], ...body },
      });
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail).toContain(field);
    }
    const ada = await makeUser(client, whole);
    const twice = await client.send("POST", "/Users", {
      body: {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
        ...whole,
        userName: "eve",
        emails: [{ value: "ADA@contoso.example" }],
      },
    });
    expectScimError(twice, 409, "uniqueness");
    expect(twice.body.detail).toContain("ada@contoso.example".toUpperCase().slice(0, 3));
    expectScimError(await patch(client, `/Users/${ada.id}`, { op: "Remove", path: "name.familyName" }), 400);
    // Who came before the rule can still be changed.
    expect((await patch(client, `/Users/${old.id}`, { op: "replace", path: "title", value: "x" })).status).toBe(200);
  });

  it("two creations with one e-mail at once: exactly one is there", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { requiredAttributes: ["emails"] });
    const answers = await Promise.all(
      ["a", "b", "c"].map((userName) =>
        client.send("POST", "/Users", {
          body: {
            schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
            userName,
            emails: [{ value: "one@contoso.example" }],
          },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it("tells the second of two admins what the first one set, and changes nothing", async () => {
    const client = await scim.connect();
    const { settingsVersion: version } = await getConnector(client.ctx, client.connectorId);
    await updateConnector(client.ctx, client.connectorId, { roleRule: true, version });
    const attempt = updateConnector(client.ctx, client.connectorId, { licenceRule: true, version });
    await expect(attempt).rejects.toMatchObject({
      code: "conflict",
      field: "version",
      message: /Mia Chen set roleRule to true/,
    });
    expect((await getConnector(client.ctx, client.connectorId)).mapping).toMatchObject({
      roleRule: true,
      licenceRule: false,
    });
    expect((await auditOf(client.organization.id, client.connectorId)).at(-1)).toMatchObject({
      after: { roleRule: true },
    });
  });

  it("refuses a default that is none of the user types", async () => {
    const client = await scim.connect();
    const attempt = updateConnector(client.ctx, client.connectorId, { licenceRule: true, defaultUserType: "Gold" });
    await expect(attempt).rejects.toMatchObject({
      code: "invalid_input",
      field: "defaultUserType",
      message: /Premium, Standard/,
    });
  });

  it("does not take the role of the last admin with a password by switching the role rule off", async () => {
    const client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, { roleRule: true });
    const only = await makeAdmin(client.organization);
    await updateUserByHand(client.ctx, only, { accessRole: null });
    await patch(client, `/Users/${only}`, { op: "add", path: "roles", value: [{ value: "EnterpriseAdmin" }] });
    const founder = (await client.send("GET", `/Users?filter=userName eq "${client.organization.email}"`)).body
      .Resources[0];
    await updateUserByHand(client.ctx, founder.id, { accessRole: "Admin" });
    await expect(updateConnector(client.ctx, client.connectorId, { roleRule: false })).rejects.toMatchObject({
      code: "conflict",
      message: /last EnterpriseAdmin/,
    });
    expect(await findUser(client.ctx, only)).toMatchObject({ accessRole: "EnterpriseAdmin" });
  });

  it("previewSettings is not found elsewhere and forbidden without connector:update", async () => {
    const client = await scim.connect();
    const other = await makeOrganization();
    const preview = async (ctx: typeof client.ctx) => previewSettings(ctx, client.connectorId, { roleRule: true });
    await expect(preview(other.ctx())).rejects.toMatchObject({ code: "not_found" });
    await expect(preview(client.organization.ctx("Admin"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
