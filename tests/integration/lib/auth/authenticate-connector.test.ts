import { expect, it, vi } from "vitest";
import { authenticateConnector } from "@/lib/auth/authenticate-connector";
import { connectorPermissions } from "@/lib/auth/permissions";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { makeSecret } from "@/lib/credentials/secret";
import { updateCredential } from "@/lib/credentials/update-credential";
import { getDatabase } from "@/lib/db/database";
import { withOrganization } from "@/lib/db/with-organization";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { deleteServiceAccount } from "@/lib/service-accounts/delete-service-account";
import { updateServiceAccount } from "@/lib/service-accounts/update-service-account";
import { type ConnectorWithToken, connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";

const present = (connectorId: string, secret: string | null, now = new Date()) =>
  authenticateConnector({ connectorId, authorization: secret === null ? null : `Bearer ${secret}`, now });

onEachDatabase("authenticate connector", () => {
  it("knows the organization, connector and token", async () => {
    const { organization, id, token } = await connectorWithToken();
    expect(await present(id, token.secret)).toMatchObject({
      ok: true,
      organizationId: organization.id,
      connector: {
        id,
        name: "Microsoft Entra ID",
        provisioningOn: true,
        switchedBy: "Mia Chen",
        switchedAt: expect.any(Date),
        uniqueGroupNames: false,
        organizationSlug: organization.slug,
      },
      token: { id: token.id, name: "Entra production" },
    });
    expect(await present(id.toUpperCase(), token.secret)).toMatchObject({ ok: true });
  });

  it("costs one statement and no transaction", async () => {
    const { id, token } = await connectorWithToken();
    const database = await getDatabase();
    const query = vi.spyOn(database, "query");
    const transaction = vi.spyOn(database, "transaction");
    expect(await present(id, token.secret)).toMatchObject({ ok: true });
    expect([query.mock.calls.length, transaction.mock.calls.length]).toEqual([1, 0]);
    query.mockRestore();
    transaction.mockRestore();
  });

  it.each<[string, (it: ConnectorWithToken) => Promise<unknown>, string]>([
    [
      "revoked",
      ({ organization, id, token }) => revokeCredential(organization.ctx(), { kind: "connector", id }, token.id),
      "token_revoked",
    ],
    [
      "disabled",
      ({ organization, id, token }) =>
        updateCredential(organization.ctx(), { kind: "connector", id }, token.id, { active: false }),
      "token_disabled",
    ],
  ])("refuses a %s token on the next request and says who did it", async (_name, end, causeCode) => {
    const connector = await connectorWithToken();
    expect(await present(connector.id, connector.token.secret)).toMatchObject({ ok: true });
    await end(connector);
    expect(await present(connector.id, connector.token.secret)).toMatchObject({
      ok: false,
      causeCode,
      cause: expect.stringContaining("by Mia Chen"),
      organizationId: connector.organization.id,
      connector: { id: connector.id },
      tokenId: connector.token.id,
      tokenName: "Entra production",
    });
  });

  it("refuses an expired token from its very end on", async () => {
    const { id, token } = await connectorWithToken();
    const end = new Date(token.expiresAt ?? "");
    expect(await present(id, token.secret, new Date(end.getTime() - 1))).toMatchObject({ ok: true });
    expect(await present(id, token.secret, end)).toMatchObject({
      ok: false,
      causeCode: "token_expired",
      cause: expect.stringMatching(/^The token “Entra production” expired on \d+ \w+ \d{4},? .*UTC\.$/),
    });
  });

  it("names the other connector of the same organization, and nothing of another organization", async () => {
    const here = await connectorWithToken();
    const sibling = await connectorWithToken(here.organization);
    const stranger = await connectorWithToken();
    expect(await present(here.id, sibling.token.secret)).toMatchObject({
      ok: false,
      causeCode: "token_other_connector",
      cause: "This token belongs to the connector “Microsoft Entra ID”.",
    });
    expect(await present(here.id, stranger.token.secret)).toMatchObject({
      ok: false,
      causeCode: "token_unknown",
      organizationId: here.organization.id,
      tokenId: null,
      tokenName: null,
    });
  });

  it.each<[string, string | null, string]>([
    ["nothing", null, "no_credential"],
    ["a token that never existed", `Bearer ${makeSecret()}`, "token_unknown"],
    ["Bearer twice", `Bearer Bearer ${makeSecret()}`, "bearer_twice"],
    ["a token that was cut", `Bearer ${makeSecret().slice(0, -3)}`, "token_damaged"],
    ["Entra's own token", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln", "secret_blank"],
  ])("tells the organization about %s", async (_name, authorization, causeCode) => {
    const { organization, id } = await connectorWithToken();
    const result = await authenticateConnector({ connectorId: id, authorization, now: new Date() });
    expect(result).toMatchObject({ ok: false, causeCode, organizationId: organization.id, connector: { id } });
  });

  it.each(["00000000-0000-7000-8000-000000000000", "not-a-uuid", "", "' or 1=1 --"])(
    "tells nobody about the connector id %j, or the connector whose token came with it",
    async (connectorId) => {
      const { organization, id, token } = await connectorWithToken();
      for (const secret of [null, makeSecret()]) {
        expect(await present(connectorId, secret)).toMatchObject({
          ok: false,
          causeCode: "connector_unknown",
          organizationId: null,
          connector: null,
          tokenId: null,
        });
      }
      expect(await present(connectorId, token.secret)).toMatchObject({
        ok: false,
        status: 401,
        causeCode: "url_without_id",
        organizationId: organization.id,
        connector: { id },
        tokenId: token.id,
      });
    },
  );

  const basic = (id: string, userName: string, password: string) =>
    authenticateConnector({
      connectorId: id,
      authorization: `Basic ${Buffer.from(`${userName}:${password}`).toString("base64")}`,
      now: new Date(),
    });

  it("takes user name and password by Basic, and the password as a bearer token, and no other pair", async () => {
    const { organization, id, token } = await connectorWithToken();
    const made = await createCredential(organization.ctx(), id, { kind: "basic", name: "Old client", expires: "90d" });
    expect(made.userName).toBe("entra");
    expect(await basic(id, "entra", made.secret)).toMatchObject({ ok: true, token: { id: made.id } });
    expect(await present(id, made.secret)).toMatchObject({ ok: true });
    expect(await basic(id, "Entra", made.secret)).toMatchObject({ ok: false, status: 401, causeCode: "user_name" });
    expect(await basic(id, "", made.secret)).toMatchObject({ ok: false, causeCode: "user_name" });
    for (const userName of ["", "entra"]) {
      expect(await basic(id, userName, token.secret)).toMatchObject({ ok: false, causeCode: "token_other_kind" });
    }
  });

  it("refuses a client secret as a token, which it is not", async () => {
    const { organization, id } = await connectorWithToken();
    const made = await createCredential(organization.ctx(), id, {
      kind: "client_secret",
      name: "OAuth",
      expires: "90d",
    });
    expect(await present(id, made.secret)).toMatchObject({ ok: false, status: 401, causeCode: "token_other_kind" });
  });

  it("takes the token of a service account with SCIM Authenticator at each connector, until it loses the role", async () => {
    const { organization, id } = await connectorWithToken();
    const sibling = await connectorWithToken(organization);
    const ctx = organization.ctx();
    const account = await createServiceAccount(ctx, { name: "Robot", roles: ["SCIM Authenticator"] });
    const { secret } = await createServiceToken(ctx, account.id, { name: "Nightly", expires: "90d" });
    for (const connectorId of [id, sibling.id]) {
      const accepted = await present(connectorId, secret);
      expect(accepted).toMatchObject({ ok: true, token: { name: "Nightly" }, permissions: connectorPermissions });
    }
    const stranger = await connectorWithToken();
    expect(await present(stranger.id, secret)).toMatchObject({ ok: false, causeCode: "token_unknown", tokenId: null });
    await updateServiceAccount(ctx, account.id, { roles: ["Directory Writer"] });
    expect(await present(id, secret)).toMatchObject({ ok: false, status: 403, causeCode: "permission_missing" });
    await updateServiceAccount(ctx, account.id, { roles: ["SCIM Authenticator"], active: false });
    expect(await present(id, secret)).toMatchObject({ ok: false, status: 401, causeCode: "account_disabled" });
    await deleteServiceAccount(ctx, account.id);
    expect(await present(id, secret)).toMatchObject({ ok: false, status: 401, causeCode: "token_unknown" });
  });

  it("takes an API token with what it and its owner may do, until the owner may not", async () => {
    const { organization, id } = await connectorWithToken();
    const ctx = organization.ctx();
    const reader = await createApiToken(ctx, {
      name: "Reader",
      expires: "90d",
      permissions: ["user:read", "log:read"],
    });
    expect(await present(id, reader.secret)).toMatchObject({ ok: true, permissions: new Set(["user:read"]) });
    const other = await createApiToken(ctx, { name: "Logs", expires: "90d", permissions: ["log:read"] });
    expect(await present(id, other.secret)).toMatchObject({ ok: false, status: 403, causeCode: "permission_missing" });
    await withOrganization(organization.id, (tx) =>
      tx.query(`update "user" set active = false where organization_id = $1`, [organization.id]),
    );
    expect(await present(id, reader.secret)).toMatchObject({ ok: false, status: 401, causeCode: "permission_missing" });
  });

  it("takes two tokens at once, so that a rotation leaves no gap", async () => {
    const { organization, id, token } = await connectorWithToken();
    const second = await createCredential(organization.ctx(), id, { kind: "bearer", name: "Second", expires: "90d" });
    expect(await present(id, token.secret)).toMatchObject({ ok: true });
    expect(await present(id, second.secret)).toMatchObject({ ok: true, token: { name: "Second" } });
  });
});
