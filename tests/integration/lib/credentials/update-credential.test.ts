import { expect, it } from "vitest";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { updateCredential } from "@/lib/credentials/update-credential";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("update credential", () => {
  it("disables, makes active again, and writes an audit row for each change", async () => {
    const { organization, id, token } = await connectorWithToken();
    const ctx = organization.ctx();
    expect(await updateCredential(ctx, { kind: "connector", id }, token.id, { active: false })).toMatchObject({
      status: "disabled",
    });
    expect(await updateCredential(ctx, { kind: "connector", id }, token.id, { active: false })).toMatchObject({
      status: "disabled",
    });
    expect(await updateCredential(ctx, { kind: "connector", id }, token.id, { active: true })).toMatchObject({
      status: "active",
    });
    expect((await auditOf(organization.id, token.id)).map((entry) => entry.action)).toEqual([
      "credential.create",
      "credential.disable",
      "credential.enable",
    ]);
  });

  it("refuses to bring a revoked token back", async () => {
    const { organization, id, token } = await connectorWithToken();
    await revokeCredential(organization.ctx(), { kind: "connector", id }, token.id);
    await expect(
      updateCredential(organization.ctx(), { kind: "connector", id }, token.id, { active: true }),
    ).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("shows an expired token as expired", async () => {
    const { organization, id } = await connectorWithToken();
    const later = organization.ctx("EnterpriseAdmin", () => new Date(Date.now() + 366 * 86_400_000));
    expect(await listCredentials(later, { kind: "connector", id })).toMatchObject([{ status: "expired" }]);
  });

  it("hides a token of another organization or connector behind not_found", async () => {
    const { organization, id, token } = await connectorWithToken();
    const other = await makeOrganization();
    const sibling = await connectorWithToken(organization);
    for (const [ctx, connectorId] of [
      [other.ctx(), id],
      [organization.ctx(), sibling.id],
    ] as const) {
      await expect(
        updateCredential(ctx, { kind: "connector", id: connectorId }, token.id, { active: false }),
      ).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });

  it("is forbidden without credential:update", async () => {
    const { organization, id, token } = await connectorWithToken();
    await expect(
      updateCredential(organization.ctx("Admin"), { kind: "connector", id }, token.id, { active: false }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
