import { expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("update connector", () => {
  it("notes who switched provisioning and when", async () => {
    const { organization, id } = await connectorWithToken();
    const now = new Date("2026-11-03T14:02:00.000Z");
    const ctx = organization.ctx("EnterpriseAdmin", () => now);
    expect(await updateConnector(ctx, id, { provisioningOn: false })).toMatchObject({
      state: "off",
      provisioningOn: false,
      switchedBy: "Mia Chen",
      switchedAt: now.toISOString(),
    });
  });

  it("renames without touching the note, and writes an audit row only for a change", async () => {
    const { organization, id } = await connectorWithToken();
    const before = (await auditOf(organization.id, id)).length;
    const renamed = await updateConnector(organization.ctx(), id, {
      name: "Entra production",
      uniqueGroupNames: true,
      nestedGroups: "keep",
    });
    expect(renamed).toMatchObject({
      name: "Entra production",
      uniqueGroupNames: true,
      nestedGroups: "keep",
      provisioningOn: true,
    });
    expect(await updateConnector(organization.ctx(), id, { name: "Entra production" })).toEqual(renamed);
    expect((await auditOf(organization.id, id)).slice(before)).toMatchObject([
      {
        action: "connector.update",
        before: { name: "Microsoft Entra ID", uniqueGroupNames: false, nestedGroups: "leave_out" },
        after: { name: "Entra production", uniqueGroupNames: true, nestedGroups: "keep" },
      },
    ]);
  });

  it("is not found from another organization", async () => {
    const { id } = await connectorWithToken();
    const other = await makeOrganization();
    await expect(updateConnector(other.ctx(), id, { name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is forbidden without connector:update", async () => {
    const { organization, id } = await connectorWithToken();
    await expect(updateConnector(organization.ctx("Admin"), id, { name: "X" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
