import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { withOrganization } from "@/lib/db/with-organization";
import { getOverview } from "@/lib/overview/get-overview";
import { createToken } from "@/lib/tokens/create-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

async function addPeople(organization: TestOrganization, people: readonly [string | null, boolean][]): Promise<void> {
  await withOrganization(organization.id, async (tx) => {
    for (const [userType, active] of people) {
      const id = uuidv7();
      await tx.query(
        `insert into "user" (organization_id, id, user_name, user_name_key, active, user_type, login_method, attributes,
           version, created_at, updated_at)
         values ($1, $2, $3, $3, $4, $5, 'sso', '{}'::jsonb, 1, now(), now())`,
        [organization.id, id, id, active, userType],
      );
    }
  });
}

onEachDatabase("overview", () => {
  it("counts people, groups and user types of this organization only", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    await addPeople(other, [["Premium", true]]);
    await addPeople(organization, [
      ["Premium", true],
      ["Standard", true],
      ["Standard", true],
      ["Premium", false],
      [null, true],
    ]);
    expect(await getOverview(organization.ctx())).toMatchObject({
      activeUsers: 5,
      inactiveUsers: 1,
      groups: 0,
      userTypes: [
        { name: "Standard", count: 2 },
        { name: "Premium", count: 1 },
      ],
      connectors: [],
      attention: [],
      latestChanges: [{ action: "organization.create" }],
    });
  });

  it("shows connectors and the newest changes first", async () => {
    const { organization, id } = await connectorWithToken();
    const overview = await getOverview(organization.ctx());
    expect(overview.connectors).toMatchObject([{ id }]);
    expect(overview.latestChanges.map((change) => change.action)).toEqual([
      "token.create",
      "connector.update",
      "connector.create",
      "organization.create",
    ]);
  });

  it("says that provisioning is off, and which token ends", async () => {
    const { organization, id, token } = await connectorWithToken();
    const now = new Date();
    const ctx = organization.ctx("EnterpriseAdmin", () => now);
    await createToken(ctx, id, { name: "Short", expires: "10h" });
    expect((await getOverview(ctx)).attention).toEqual([]);
    await revokeToken(ctx, id, token.id);
    await updateConnector(ctx, id, { provisioningOn: false });
    expect((await getOverview(ctx)).attention).toMatchObject([
      { text: expect.stringContaining("Mia Chen switched it off"), href: `/integrations/${id}/overview` },
      {
        severity: "warning",
        text: "The token “Short” ends in 10 hours.",
        href: `/integrations/${id}/credentials`,
        action: "Rotate token",
      },
    ]);
  });

  it("gives a ReadOnly person the figures and nothing else", async () => {
    const { organization } = await connectorWithToken();
    expect(await getOverview(organization.ctx("ReadOnly"))).toMatchObject({
      activeUsers: 1,
      connectors: [],
      attention: [],
      latestChanges: [],
    });
  });

  it("is forbidden without user:read", async () => {
    const ctx = { ...(await makeOrganization()).ctx(), permissions: new Set<never>() };
    expect(() => getOverview(ctx)).toThrow(expect.objectContaining({ code: "forbidden" }));
  });
});
