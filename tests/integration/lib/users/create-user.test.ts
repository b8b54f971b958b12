import { expect, it } from "vitest";
import { createConnector } from "@/lib/connectors/create-connector";
import { createUser } from "@/lib/users/create-user";
import { findUser } from "@/lib/users/find-user";
import { connectorCtx } from "@/tests/support/connector-ctx";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector } from "@/tests/support/make-connector";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeSignIn } from "@/tests/support/make-sign-in";
import { userFields } from "@/tests/support/make-users";

onEachDatabase("create user", () => {
  it("stores every field, and one audit row with them", async () => {
    const connector = await makeConnector();
    const now = new Date("2026-03-01T08:00:00.123Z");
    const fields = userFields("Zoë@contoso.example", {
      externalId: "4f0c",
      active: false,
      displayName: "Zoë",
      userType: "Member",
      attributes: { emails: [{ type: "work", value: "Zoe@contoso.example" }], nickName: "Z" },
    });
    const made = await createUser(
      connectorCtx(connector, () => now),
      fields,
    );
    const expected = {
      ...fields,
      connectorId: connector.connectorId,
      accessRole: null,
      accessRoleByHand: null,
      accessRoleSent: null,
      accessRoleByRule: null,
      userTypeDefault: false,
      userTypeByRule: null,
      loginMethod: "sso",
      version: 1,
      groups: [],
    };
    expect(made).toEqual({ ...expected, id: made.id, createdAt: now, updatedAt: now });
    expect(await findUser(connector.ctx, made.id)).toEqual(made);
    const { attributes, ...others } = fields;
    expect(await auditOf(connector.organization.id, made.id)).toEqual([
      { action: "user.create", actor_name: "Microsoft Entra ID", before: null, after: { ...others, ...attributes } },
    ]);
  });

  it("makes a person added by hand belong to no connector", async () => {
    const organization = await makeOrganization();
    expect(await createUser(organization.ctx("Admin"), userFields("ada"))).toMatchObject({ connectorId: null });
  });

  it("lets people of a connector sign in as its tab Sign-in says, and not as that of another", async () => {
    const [builtin, silent] = [await makeSignIn("builtin"), await makeConnector()];
    const made = await createUser(connectorCtx(builtin), userFields("ada"));
    expect(made.loginMethod).toBe("builtin");
    expect((await findUser(builtin.ctx, made.id))?.loginMethod).toBe("builtin");
    expect(await createUser(connectorCtx(silent), userFields("ada"))).toMatchObject({ loginMethod: "sso" });
    expect(await createUser(connectorCtx(await makeSignIn("sso")), userFields("ada"))).toMatchObject({
      loginMethod: "sso",
    });
    const second = await createConnector(builtin.ctx, { kind: "entra" });
    expect(await createUser(connectorCtx({ ...builtin, connectorId: second.id }), userFields("bo"))).toMatchObject({
      loginMethod: "sso",
    });
    expect(await createUser(builtin.ctx, userFields("cy"))).toMatchObject({ loginMethod: "builtin" });
  });

  it("refuses a taken user name in any case, and writes nothing", async () => {
    const organization = await makeOrganization();
    const first = await createUser(organization.ctx(), userFields("Émile"));
    await expect(createUser(organization.ctx(), userFields("éMILE"))).rejects.toMatchObject({
      code: "conflict",
      field: "userName",
    });
    expect(await auditOf(organization.id, first.id)).toHaveLength(1);
  });

  it("gives one of many who ask for the same name at once", async () => {
    const organization = await makeOrganization();
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => createUser(organization.ctx(), userFields("race"))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("leaves the same name free for another organization", async () => {
    const [one, two] = [await makeOrganization(), await makeOrganization()];
    await createUser(one.ctx(), userFields("ada"));
    await expect(createUser(two.ctx(), userFields("ada"))).resolves.toMatchObject({ userName: "ada" });
  });

  it("is forbidden without user:create", async () => {
    const organization = await makeOrganization();
    await expect(createUser(organization.ctx("User"), userFields("ada"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
