import { expect, it } from "vitest";
import { createConnector } from "@/lib/connectors/create-connector";
import { withOrganization } from "@/lib/db/with-organization";
import { getBilling } from "@/lib/organizations/get-billing";
import { setToolkit } from "@/lib/organizations/set-toolkit";
import { onEachDatabase } from "@/tests/support/database";
import { withEnterpriseToolkit } from "@/tests/support/enterprise-toolkit";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

onEachDatabase("billing", () => {
  it("begins with Enterprise Toolkit on, and counts people per user type of this organization", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    await makePeople(other.id, 3);
    await makePeople(organization.id, 6);
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `update "user" set user_type = (array[null, 'Standard', 'Standard', 'Guest', 'Trial', 'Standard', null])[n],
           active = n <> 6
         from (select id, row_number() over (order by id) as n from "user") numbered
         where numbered.id = "user".id`,
      ),
    );
    expect(await getBilling(organization.ctx())).toEqual({
      toolkit: { on: true, managedBy: "admins" },
      connectors: 0,
      userTypes: [
        { name: "Premium", active: 0, inactive: 0 },
        { name: "Standard", active: 2, inactive: 1 },
        { name: "Guest", active: 1, inactive: 0 },
        { name: "Trial", active: 1, inactive: 0 },
        { name: null, active: 2, inactive: 0 },
      ],
    });
  });

  it("is switched off and on by an EnterpriseAdmin of the organization, with an audit row for each change", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    await createConnector(organization.ctx(), { kind: "entra" });
    for (const toolkit of [true, false, false, true]) {
      const saved = await setToolkit(organization.ctx(), { toolkit });
      expect(saved).toMatchObject({ toolkit: { on: toolkit, managedBy: "admins" }, connectors: 1 });
      expect(await getBilling(organization.ctx())).toEqual(saved);
      expect((await getBilling(other.ctx())).toolkit.on).toBe(true);
    }
    expect((await auditOf(organization.id, organization.id)).slice(1)).toEqual([
      { action: "organization.update", actor_name: "Mia Chen", before: { toolkit: true }, after: { toolkit: false } },
      { action: "organization.update", actor_name: "Mia Chen", before: { toolkit: false }, after: { toolkit: true } },
    ]);
  });

  it("keeps the switch from an Admin", async () => {
    const organization = await makeOrganization();
    await expect(getBilling(organization.ctx("Admin"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(setToolkit(organization.ctx("Admin"), { toolkit: false })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await getBilling(organization.ctx())).toolkit.on).toBe(true);
  });

  it.each(["on", "off"] as const)("leaves it to the operator who set %s for the whole installation", async (value) => {
    const organization = await makeOrganization();
    await setToolkit(organization.ctx(), { toolkit: value === "off" });
    await withEnterpriseToolkit(value, async () => {
      expect((await getBilling(organization.ctx())).toolkit).toEqual({ on: value === "on", managedBy: "operator" });
      await expect(setToolkit(organization.ctx(), { toolkit: value === "off" })).rejects.toMatchObject({
        code: "forbidden",
        message: "Enterprise Toolkit is managed by your operator for this whole installation. Ask them to change it.",
      });
    });
    expect((await getBilling(organization.ctx())).toolkit).toEqual({ on: value === "off", managedBy: "admins" });
  });

  it("without it no connector can be added, and the refusal says where to enable it", async () => {
    const organization = await makeOrganization();
    await setToolkit(organization.ctx(), { toolkit: false });
    await expect(createConnector(organization.ctx(), { kind: "entra" })).rejects.toMatchObject({
      code: "conflict",
      reason: "toolkit_missing",
      message: "Connectors are part of Enterprise Toolkit. Enable it on Billing; nothing else changes.",
    });
    await withEnterpriseToolkit("off", async () => {
      await expect(createConnector(organization.ctx(), { kind: "entra" })).rejects.toThrow("Ask your operator for it.");
    });
    expect((await getBilling(organization.ctx())).connectors).toBe(0);
    await setToolkit(organization.ctx(), { toolkit: true });
    await createConnector(organization.ctx(), { kind: "entra" });
    expect((await getBilling(organization.ctx())).connectors).toBe(1);
  });
});
