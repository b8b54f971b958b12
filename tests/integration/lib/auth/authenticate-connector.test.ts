import { expect, it, vi } from "vitest";
import { authenticateConnector } from "@/lib/auth/authenticate-connector";
import { getDatabase } from "@/lib/db/database";
import { createToken } from "@/lib/tokens/create-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { makeSecret } from "@/lib/tokens/secret";
import { updateToken } from "@/lib/tokens/update-token";
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
    ["revoked", ({ organization, id, token }) => revokeToken(organization.ctx(), id, token.id), "token_revoked"],
    [
      "disabled",
      ({ organization, id, token }) => updateToken(organization.ctx(), id, token.id, { active: false }),
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
    "tells nobody about the connector id %j",
    async (connectorId) => {
      const { token } = await connectorWithToken();
      expect(await present(connectorId, token.secret)).toMatchObject({
        ok: false,
        causeCode: "connector_unknown",
        organizationId: null,
        connector: null,
        tokenId: null,
      });
    },
  );

  it("takes two tokens at once, so that a rotation leaves no gap", async () => {
    const { organization, id, token } = await connectorWithToken();
    const second = await createToken(organization.ctx(), id, { name: "Second", expires: "90d" });
    expect(await present(id, token.secret)).toMatchObject({ ok: true });
    expect(await present(id, second.secret)).toMatchObject({ ok: true, token: { name: "Second" } });
  });
});
