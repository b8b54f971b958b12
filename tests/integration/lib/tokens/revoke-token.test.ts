import { expect, it } from "vitest";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("revoke token", () => {
  it("ends the token for good; a second time changes nothing", async () => {
    const { organization, id, token } = await connectorWithToken();
    expect(await revokeToken(organization.ctx(), id, token.id)).toMatchObject({ status: "revoked" });
    expect(await revokeToken(organization.ctx(), id, token.id)).toMatchObject({ status: "revoked" });
    const actions = (await auditOf(organization.id, token.id)).map((entry) => entry.action);
    expect(actions).toEqual(["token.create", "token.revoke"]);
  });

  it("hides a token of another organization behind not_found", async () => {
    const { id, token } = await connectorWithToken();
    const other = await makeOrganization();
    await expect(revokeToken(other.ctx(), id, token.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is forbidden without token:delete", async () => {
    const { organization, id, token } = await connectorWithToken();
    await expect(revokeToken(organization.ctx("Admin"), id, token.id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
