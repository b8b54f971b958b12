import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { createCredential } from "@/lib/credentials/create-credential";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { withOrganization } from "@/lib/db/with-organization";
import { rejectHold } from "@/lib/guard/reject-hold";
import { setToolkit } from "@/lib/organizations/set-toolkit";
import { getOverview } from "@/lib/overview/get-overview";
import { userUrn } from "@/lib/scim/protocol/urns";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { freshDomain, makeVerifiedDomain } from "@/tests/support/domains";
import { askFor } from "@/tests/support/folders";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { useScim } from "@/tests/support/scim";
import { makeUser, patch } from "@/tests/support/scim-resources";

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
  const scim = useScim();

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
      "credential.create",
      "connector.update",
      "connector.create",
      "organization.create",
    ]);
  });

  it("says whether a domain is verified, and whose record is gone, to those who may see domains", async () => {
    const organization = await makeOrganization();
    expect((await getOverview(organization.ctx())).hasVerifiedDomain).toBe(false);
    const { id, name } = await makeVerifiedDomain(organization, freshDomain(), { lostDays: 1 });
    const overview = await getOverview(organization.ctx());
    expect(overview.hasVerifiedDomain).toBe(true);
    expect(overview.attention).toMatchObject([
      {
        severity: "warning",
        text: expect.stringContaining(`The DNS record of ${name} is gone since`),
        href: `/security/domains?open=${id}`,
      },
    ]);
    expect(await getOverview(organization.ctx("Admin"))).toMatchObject({ hasVerifiedDomain: false, attention: [] });
  });

  it("says that Enterprise Toolkit is off, first of all, once there is a connector that needs it", async () => {
    const organization = await makeOrganization();
    expect(await getOverview(organization.ctx())).toMatchObject({ toolkitOn: true, attention: [] });
    await setToolkit(organization.ctx(), { toolkit: false });
    expect(await getOverview(organization.ctx())).toMatchObject({ toolkitOn: false, attention: [] });
    await setToolkit(organization.ctx(), { toolkit: true });
    await connectorWithToken(organization);
    await setToolkit(organization.ctx(), { toolkit: false });
    expect((await getOverview(organization.ctx())).attention[0]).toEqual({
      severity: "danger",
      text: "Enterprise Toolkit is off, so SCIM answers 403 to 1 connector.",
      href: "/billing",
      action: "Open Billing",
    });
    expect((await getOverview(organization.ctx("Admin"))).attention).toEqual([]);
  });

  it("says that provisioning is off, and which token ends", async () => {
    const { organization, id, token } = await connectorWithToken();
    const now = new Date();
    const ctx = organization.ctx("EnterpriseAdmin", () => now);
    await createCredential(ctx, id, { kind: "bearer", name: "Short", expires: "10h" });
    expect((await getOverview(ctx)).attention).toEqual([]);
    await revokeCredential(ctx, { kind: "connector", id }, token.id);
    await updateConnector(ctx, id, { provisioningOn: false });
    expect((await getOverview(ctx)).attention).toMatchObject([
      { text: expect.stringContaining("Mia Chen switched it off"), href: `/integrations/${id}` },
      {
        severity: "warning",
        text: "The token “Short” ends in 10 hours.",
        href: `/integrations/${id}/credentials`,
        action: "Rotate token",
      },
    ]);
  });

  it("tells an Admin what waits for a decision: a held connector, open conflicts, unknown folders", async () => {
    const client = await scim.connect();
    const { organization, ctx } = client;
    await updateConnector(ctx, client.connectorId, { guardLimit: 1 });
    const [ada, bo] = [await makeUser(client, { userName: "ada" }), await makeUser(client, { userName: "bo" })];
    await createUserByHand(ctx, { userName: "cy", displayName: "Cy" });
    expect((await client.send("POST", "/Users", { body: { schemas: [userUrn], userName: "cy" } })).status).toBe(409);
    await askFor(organization.id, ada.id, ["Sales EU", "Runbooks"]);
    await askFor(organization.id, bo.id, ["Sales EU"]);
    for (const { id } of [ada, bo])
      await patch(client, `/Users/${id}`, { op: "replace", path: "active", value: false });

    const { attention, connectors } = await getOverview(organization.ctx("Admin"));
    expect(connectors).toEqual([]);
    expect(attention).toEqual([
      {
        severity: "danger",
        text: "The guard holds “Microsoft Entra ID”: Entra asked to take access from 2 people within an hour; the limit is 1.",
        href: expect.stringMatching(/^\/guard\/[0-9a-f-]{36}$/),
        action: "Review 1 person",
      },
      {
        severity: "warning",
        text: "1 person of Entra's could be someone you already have.",
        href: "/conflicts",
        action: "Open conflict",
      },
      {
        severity: "warning",
        text: "2 folders named by Entra do not exist here.",
        href: "/folders",
        action: "See folders",
      },
    ]);
    expect((await getOverview(organization.ctx("User"))).attention).toEqual([]);

    await rejectHold(organization.ctx("Admin"), attention[0]?.href.replace("/guard/", "") ?? "");
    expect((await getOverview(organization.ctx("Admin"))).attention).toContainEqual(
      expect.objectContaining({ severity: "warning", text: expect.stringContaining("stays held") }),
    );
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
