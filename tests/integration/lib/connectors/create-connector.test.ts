import { expect, it } from "vitest";
import { createConnector } from "@/lib/connectors/create-connector";
import { getConnector } from "@/lib/connectors/get-connector";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("create connector", () => {
  it("is saved at once, waits for Entra, and starts with provisioning off", async () => {
    const organization = await makeOrganization();
    const connector = await createConnector(organization.ctx(), { kind: "entra" });
    expect(connector).toMatchObject({
      name: "Microsoft Entra ID",
      state: "waiting",
      provisioningOn: false,
      switchedBy: null,
      tenantUrl: `http://localhost:3000/scim/v2/${connector.id}`,
      users: 0,
      groups: 0,
      requests24h: { accepted: 0, refused: 0 },
    });
    expect(await getConnector(organization.ctx(), connector.id)).toEqual(connector);
    expect(await listConnectors(organization.ctx())).toEqual([connector]);
  });

  it("writes an audit row", async () => {
    const organization = await makeOrganization();
    const { id } = await createConnector(organization.ctx(), { kind: "entra" });
    expect(await auditOf(organization.id, id)).toMatchObject([{ action: "connector.create", actor_name: "Mia Chen" }]);
  });

  it("is not found from another organization, and not listed there", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    const { id } = await createConnector(organization.ctx(), { kind: "entra" });
    await expect(getConnector(other.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listConnectors(other.ctx())).toEqual([]);
  });

  it("is forbidden to an Admin, as is reading", async () => {
    const ctx = (await makeOrganization()).ctx("Admin");
    await expect(createConnector(ctx, { kind: "entra" })).rejects.toMatchObject({ code: "forbidden" });
    expect(() => listConnectors(ctx)).toThrow(expect.objectContaining({ code: "forbidden" }));
    expect(() => getConnector(ctx, "x")).toThrow(expect.objectContaining({ code: "forbidden" }));
  });
});
