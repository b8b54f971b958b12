import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { addSignInSecret } from "@/lib/entra-sign-in/add-sign-in-secret";
import { deleteSignInSecret } from "@/lib/entra-sign-in/delete-sign-in-secret";
import { discover, forgetDiscovered } from "@/lib/entra-sign-in/discovery";
import { getConnectorSignIn } from "@/lib/entra-sign-in/get-connector-sign-in";
import { saveConnectorSignIn } from "@/lib/entra-sign-in/save-connector-sign-in";
import { resetEnv } from "@/lib/env";
import { onEachDatabase } from "@/tests/support/database";
import { EntraTenant } from "@/tests/support/entra-tenant";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";
import { auditOf } from "@/tests/support/make-organization";

let entra: EntraTenant;

beforeAll(async () => {
  entra = await EntraTenant.start();
  process.env["USHER_ENTRA_HOSTS"] = entra.host;
  resetEnv();
});

afterAll(async () => {
  await entra.stop();
  delete process.env["USHER_ENTRA_HOSTS"];
  resetEnv();
});

const clientId = uuidv4();
const save = ({ ctx, connectorId }: TestConnector, entraTenant: string) =>
  saveConnectorSignIn(ctx, connectorId, { entraTenant, clientId });

onEachDatabase("the settings of a connector's sign-in", () => {
  it("are read from what the authority says, however it was pasted", async () => {
    const connector = await makeConnector();
    const forms = [entra.id, entra.issuer, `http://${entra.host}/${entra.id}`, `http://${entra.host}/${entra.id}/`];
    for (const pasted of [...forms, `${entra.issuer}/.well-known/openid-configuration`]) {
      expect(await save(connector, pasted)).toMatchObject({ issuer: entra.issuer, entraTenantId: entra.id, clientId });
    }
    const [first, ...more] = await auditOf(connector.organization.id, connector.connectorId).then((entries) =>
      entries.filter(({ action }) => action === "connector.sign_in"),
    );
    expect(first).toMatchObject({ before: null, after: { issuer: entra.issuer, clientId } });
    expect(more).toEqual([]);
  });

  it("refuse a tenant that no address can name", async () => {
    const answer = save(await makeConnector(), `http://${entra.host}/%zz`);
    await expect(answer).rejects.toMatchObject({ code: "invalid_input", field: "entraTenant" });
  });

  it("lead nowhere once the operator trusts their host no longer", async () => {
    const { authority } = await save(await makeConnector(), entra.id);
    forgetDiscovered();
    process.env["USHER_ENTRA_HOSTS"] = "login.microsoftonline.com";
    resetEnv();
    try {
      await expect(discover(authority)).rejects.toThrow("does not sign in at");
    } finally {
      process.env["USHER_ENTRA_HOSTS"] = entra.host;
      resetEnv();
    }
  });

  it.each([
    ["common", "own Entra tenant"],
    ["https://login.microsoftonline.com/organizations/v2.0", "no sign-in of Microsoft's"],
    ["consumers", "own Entra tenant"],
    ["9188040d-6c67-4c5b-b112-36a304b66dad", "own Entra tenant"],
    ["https://evil.example/tenant/v2.0", "USHER_ENTRA_HOSTS"],
    ["not a tenant", "names no Entra tenant"],
    ["https://", "is no authority"],
    [uuidv4(), "no Entra tenant at"],
  ])("refuse %s by name, and ask no stranger", async (pasted, words) => {
    const connector = await makeConnector();
    await expect(save(connector, pasted)).rejects.toMatchObject({
      code: "invalid_input",
      field: "entraTenant",
      message: expect.stringContaining(words),
    });
    expect((await getConnectorSignIn(connector.ctx, connector.connectorId)).settings).toBeNull();
  });

  it.each([
    [
      "an issuer of every tenant",
      { issuer: (host: string) => `http://${host}/{tenantid}/v2.0` },
      "no single Entra tenant",
    ],
    ["an issuer of another host", { issuer: () => `https://evil.example/${uuidv4()}/v2.0` }, "of that host"],
    ["keys at another host", { jwks_uri: () => "https://evil.example/keys" }, "evil.example/keys is at a host"],
    ["a token endpoint at another host", { token_endpoint: () => "https://evil.example/token" }, "does not trust"],
    ["a sign-in at another host", { authorization_endpoint: () => "https://evil.example/auth" }, "does not trust"],
  ])("are not saved when the authority names %s", async (_name, changes, words) => {
    const connector = await makeConnector();
    forgetDiscovered();
    entra.discovery = Object.fromEntries(Object.entries(changes).map(([name, make]) => [name, make(entra.host)]));
    await expect(save(connector, entra.issuer)).rejects.toMatchObject({
      code: "invalid_input",
      field: "entraTenant",
      message: expect.stringContaining(words),
    });
    entra.discovery = {};
    forgetDiscovered();
    expect((await getConnectorSignIn(connector.ctx, connector.connectorId)).settings).toBeNull();
  });

  it("send nobody to a sign-out at another host", async () => {
    forgetDiscovered();
    entra.discovery = { end_session_endpoint: "https://evil.example/logout" };
    expect((await discover(entra.issuer)).endSessionEndpoint).toBeNull();
    entra.discovery = {};
    forgetDiscovered();
    expect((await discover(entra.issuer)).endSessionEndpoint).toContain(entra.host);
  });

  it("are not saved while the authority does not answer", async () => {
    const connector = await makeConnector();
    forgetDiscovered();
    entra.health = "down";
    await expect(save(connector, entra.issuer)).rejects.toMatchObject({ code: "unavailable" });
    entra.health = "up";
    forgetDiscovered();
  });

  it("create nobody at the first sign-in who could not sign in again", async () => {
    const connector = await makeConnector();
    const input = { entraTenant: entra.issuer, clientId, newPeople: "builtin", createPeople: true } as const;
    await expect(saveConnectorSignIn(connector.ctx, connector.connectorId, input)).rejects.toMatchObject({
      code: "invalid_input",
      field: "createPeople",
    });
  });

  it("are kept from other organizations, from weaker roles, and from edits of an older version", async () => {
    const [connector, other] = [await makeConnector(), await makeConnector()];
    const { version } = await save(connector, entra.issuer);
    const input = { entraTenant: entra.issuer, clientId: uuidv4(), version };
    await expect(getConnectorSignIn(other.ctx, connector.connectorId)).rejects.toMatchObject({ code: "not_found" });
    await expect(saveConnectorSignIn(other.ctx, connector.connectorId, input)).rejects.toMatchObject({
      code: "not_found",
    });
    const admin = connector.organization.ctx("Admin");
    await expect(getConnectorSignIn(admin, connector.connectorId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveConnectorSignIn(admin, connector.connectorId, input)).rejects.toMatchObject({ code: "forbidden" });
    await saveConnectorSignIn(connector.ctx, connector.connectorId, input);
    await expect(saveConnectorSignIn(connector.ctx, connector.connectorId, input)).rejects.toMatchObject({
      code: "conflict",
      field: "version",
    });
  });

  it("forget that SSO was proven when they name another app", async () => {
    const connector = await makeConnector();
    await save(connector, entra.issuer);
    await withOrganization(connector.organization.id, (tx) =>
      tx.query("update connector_sign_in set proven_at = now(), proven_by = 'Ada'"),
    );
    expect(await save(connector, entra.issuer)).toMatchObject({ provenBy: "Ada" });
    const input = { entraTenant: entra.issuer, clientId: uuidv4() };
    expect(await saveConnectorSignIn(connector.ctx, connector.connectorId, input)).toMatchObject({
      provenAt: null,
      provenBy: null,
    });
  });

  it("stay on while SSO is required and there is no other way in", async () => {
    const connector = await makeConnector();
    await save(connector, entra.issuer);
    await withOrganization(connector.organization.id, (tx) =>
      tx.query("insert into sign_in_policy (organization_id, require_sso) values ($1, true)", [
        connector.organization.id,
      ]),
    );
    const input = { entraTenant: entra.issuer, clientId, active: false };
    await expect(saveConnectorSignIn(connector.ctx, connector.connectorId, input)).rejects.toMatchObject({
      code: "conflict",
      field: "active",
    });
  });

  it("keep two client secrets, encrypted and never shown again", async () => {
    const connector = await makeConnector();
    const { ctx, connectorId } = connector;
    const first = { secret: "abc~first-value", endsOn: "2099-01-31" };
    await expect(addSignInSecret(ctx, connectorId, first)).rejects.toMatchObject({ code: "conflict" });
    await save(connector, entra.issuer);
    const { secrets } = await addSignInSecret(ctx, connectorId, first);
    expect(secrets).toMatchObject([{ hint: "abc", endsOn: "2099-01-31", lastUsedAt: null, refusedAs: null }]);
    await addSignInSecret(ctx, connectorId, { secret: "second-value", endsOn: null });
    await expect(addSignInSecret(ctx, connectorId, first)).rejects.toMatchObject({ code: "conflict" });
    const [rows, entries] = [
      await withOrganization(connector.organization.id, (tx) => tx.query("select * from sign_in_secret")),
      await auditOf(connector.organization.id, connectorId),
    ];
    const everything = JSON.stringify([rows, entries, await getConnectorSignIn(ctx, connectorId)]);
    expect(everything).not.toContain("first-value");
    expect(everything).not.toContain("second-value");
    expect(entries.map(({ action }) => action).filter((action) => action.includes("secret"))).toEqual([
      "connector.sign_in_secret_add",
      "connector.sign_in_secret_add",
    ]);
  });

  it("refuse the secret's id, a day that is over, and secrets of strangers", async () => {
    const [connector, other] = [await makeConnector(), await makeConnector()];
    const { ctx, connectorId } = connector;
    await save(connector, entra.issuer);
    await expect(addSignInSecret(ctx, connectorId, { secret: uuidv4(), endsOn: null })).rejects.toMatchObject({
      field: "secret",
      message: expect.stringContaining("Secret ID"),
    });
    await expect(addSignInSecret(ctx, connectorId, { secret: "a", endsOn: "2020-01-01" })).rejects.toMatchObject({
      field: "endsOn",
    });
    await expect(addSignInSecret(other.ctx, connectorId, { secret: "a", endsOn: null })).rejects.toMatchObject({
      code: "not_found",
    });
    const { secrets } = await addSignInSecret(ctx, connectorId, { secret: "abcdef", endsOn: null });
    const id = secrets[0]?.id ?? "";
    await expect(deleteSignInSecret(other.ctx, connectorId, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteSignInSecret(ctx, connectorId, uuidv7())).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteSignInSecret(connector.organization.ctx("Admin"), connectorId, id)).rejects.toMatchObject({
      code: "forbidden",
    });
    await deleteSignInSecret(ctx, connectorId, id);
    expect((await getConnectorSignIn(ctx, connectorId)).settings?.secrets).toEqual([]);
    const entries = await auditOf(connector.organization.id, connectorId);
    expect(entries.at(-1)).toMatchObject({ action: "connector.sign_in_secret_delete", before: { secret: id } });
  });
});
