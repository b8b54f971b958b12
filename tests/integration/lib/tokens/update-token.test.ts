import { expect, it } from "vitest";
import { listTokens } from "@/lib/tokens/list-tokens";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { updateToken } from "@/lib/tokens/update-token";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("update token", () => {
  it("disables, makes active again, and writes an audit row for each change", async () => {
    const { organization, id, token } = await connectorWithToken();
    const ctx = organization.ctx();
    expect(await updateToken(ctx, id, token.id, { active: false })).toMatchObject({ status: "disabled" });
    expect(await updateToken(ctx, id, token.id, { active: false })).toMatchObject({ status: "disabled" });
    expect(await updateToken(ctx, id, token.id, { active: true })).toMatchObject({ status: "active" });
    expect((await auditOf(organization.id, token.id)).map((entry) => entry.action)).toEqual([
      "token.create",
      "token.disable",
      "token.enable",
    ]);
  });

  it("refuses to bring a revoked token back", async () => {
    const { organization, id, token } = await connectorWithToken();
    await revokeToken(organization.ctx(), id, token.id);
    await expect(updateToken(organization.ctx(), id, token.id, { active: true })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("shows an expired token as expired", async () => {
    const { organization, id } = await connectorWithToken();
    const later = organization.ctx("EnterpriseAdmin", () => new Date(Date.now() + 366 * 86_400_000));
    expect(await listTokens(later, id)).toMatchObject([{ status: "expired" }]);
  });

  it("hides a token of another organization or connector behind not_found", async () => {
    const { organization, id, token } = await connectorWithToken();
    const other = await makeOrganization();
    const sibling = await connectorWithToken(organization);
    for (const [ctx, connectorId] of [
      [other.ctx(), id],
      [organization.ctx(), sibling.id],
    ] as const) {
      await expect(updateToken(ctx, connectorId, token.id, { active: false })).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("is forbidden without token:update", async () => {
    const { organization, id, token } = await connectorWithToken();
    await expect(updateToken(organization.ctx("Admin"), id, token.id, { active: false })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
