import { expect, it } from "vitest";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { updateMetadataKey } from "@/lib/metadata/update-metadata-key";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

async function organizationWithKey(): Promise<TestOrganization> {
  const organization = await makeOrganization();
  await declareMetadataKey(organization.ctx(), { key: "CostCenter", description: "Old" });
  return organization;
}

onEachDatabase("update metadata key", () => {
  it("changes the description, found by any spelling of the key, with an audit row", async () => {
    const organization = await organizationWithKey();
    const saved = await updateMetadataKey(organization.ctx("Admin"), "COSTCENTER", { description: "New", version: 1 });
    expect(saved).toMatchObject({ key: "CostCenter", description: "New", version: 2 });
    expect((await auditOf(organization.id, "costcenter")).at(-1)).toMatchObject({
      action: "metadata_key.update",
      before: { description: "Old" },
      after: { description: "New" },
    });
  });

  it("writes nothing when nothing changes, and clears by empty text", async () => {
    const organization = await organizationWithKey();
    expect(await updateMetadataKey(organization.ctx(), "CostCenter", { description: "Old", version: 1 })).toMatchObject(
      { version: 1 },
    );
    expect(await auditOf(organization.id, "costcenter")).toHaveLength(1);
    expect(await updateMetadataKey(organization.ctx(), "CostCenter", { description: "", version: 1 })).toMatchObject({
      description: null,
      version: 2,
    });
  });

  it("refuses an edit that began before somebody else's, and says what changed", async () => {
    const organization = await organizationWithKey();
    const at = new Date("2026-11-03T14:02:11Z");
    const bo = organization.ctx("Admin", () => at);
    const first = updateMetadataKey(
      { ...bo, actor: { kind: "user", id: organization.id, name: "Bo Ek", accessRole: "Admin" } },
      "CostCenter",
      { description: "Bo's", version: 1 },
    );
    await first;
    const second = updateMetadataKey(organization.ctx(), "CostCenter", { description: "Mia's", version: 1 });
    await expect(second).rejects.toMatchObject({
      code: "conflict",
      field: "version",
      message:
        "Bo Ek changed the description of CostCenter at 2026-11-03T14:02:11.000Z, after you opened it. It is “Bo's” now. Look at it again, then decide which one stays.",
    });
    expect(await auditOf(organization.id, "costcenter")).toHaveLength(2);
  });

  it("hides a key of another organization behind not_found", async () => {
    await organizationWithKey();
    const other = await makeOrganization();
    const input = { description: "Mine", version: 1 };
    await expect(updateMetadataKey(other.ctx(), "CostCenter", input)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is forbidden without metadata:update", async () => {
    const organization = await organizationWithKey();
    const input = { description: "New", version: 1 };
    await expect(updateMetadataKey(organization.ctx("User"), "CostCenter", input)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
