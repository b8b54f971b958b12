import { expect, it } from "vitest";
import { createConnector } from "@/lib/connectors/create-connector";
import { createProvisioningToken } from "@/lib/credentials/create-provisioning-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { useScim } from "@/tests/support/scim";

onEachDatabase("create provisioning token", () => {
  const scim = useScim();

  it("makes a bearer token of the only connector that lives 10 hours and provisions", async () => {
    const { ctx, connectorId, organization, send } = await scim.connect();
    const now = new Date();
    const made = await createProvisioningToken({ ...ctx, now: () => now }, {});
    expect(made).toMatchObject({
      connectorId,
      kind: "bearer",
      expiresAt: new Date(now.getTime() + 10 * 3_600_000).toISOString(),
    });
    expect((await send("GET", "/Users", { authorization: `Bearer ${made.secret}` })).status).toBe(200);
    expect(await auditOf(organization.id, made.id)).toMatchObject([{ action: "credential.create" }]);
  });

  it("asks which connector is meant when there are several, with their ids, and takes the one that is named", async () => {
    const { ctx, connectorId } = await scim.connect();
    const { id } = await createConnector(ctx, { kind: "entra" });
    await expect(createProvisioningToken(ctx, {})).rejects.toMatchObject({
      code: "conflict",
      field: "connectorId",
      message: expect.stringMatching(new RegExp(`${connectorId}.*${id}`)),
    });
    expect(await createProvisioningToken(ctx, { connectorId: id })).toMatchObject({ connectorId: id });
  });

  it("says so when there is no connector", async () => {
    const { ctx } = await makeOrganization();
    await expect(createProvisioningToken(ctx(), {})).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("no connector yet"),
    });
  });

  it("is not found for another organization's connector, and forbidden without credential:create", async () => {
    const { connectorId, organization } = await scim.connect();
    const other = await makeOrganization();
    await expect(createProvisioningToken(other.ctx(), { connectorId })).rejects.toMatchObject({ code: "not_found" });
    await expect(createProvisioningToken(organization.ctx("Admin"), { connectorId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
