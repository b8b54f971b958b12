import { expect, it } from "vitest";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("revoke credential", () => {
  it("ends the token for good; a second time changes nothing", async () => {
    const { organization, id, token } = await connectorWithToken();
    expect(await revokeCredential(organization.ctx(), { kind: "connector", id }, token.id)).toMatchObject({
      status: "revoked",
    });
    expect(await revokeCredential(organization.ctx(), { kind: "connector", id }, token.id)).toMatchObject({
      status: "revoked",
    });
    const actions = (await auditOf(organization.id, token.id)).map((entry) => entry.action);
    expect(actions).toEqual(["credential.create", "credential.revoke"]);
  });

  it("hides a token of another organization behind not_found", async () => {
    const { id, token } = await connectorWithToken();
    const other = await makeOrganization();
    await expect(revokeCredential(other.ctx(), { kind: "connector", id }, token.id)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is forbidden without credential:delete", async () => {
    const { organization, id, token } = await connectorWithToken();
    await expect(
      revokeCredential(organization.ctx("Admin"), { kind: "connector", id }, token.id),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
