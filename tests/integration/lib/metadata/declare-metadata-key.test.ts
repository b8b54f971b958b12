import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { declareSentKeys } from "@/lib/metadata/declare-sent-keys";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("declare metadata key", () => {
  it("declares a key and writes an audit row", async () => {
    const organization = await makeOrganization();
    const now = new Date("2026-11-03T14:02:11Z");
    const declared = await declareMetadataKey(
      organization.ctx("Admin", () => now),
      {
        key: "CostCenter",
        description: "",
      },
    );
    expect(declared).toEqual({
      key: "CostCenter",
      description: null,
      declaredBy: "Mia Chen",
      atFirstSight: false,
      createdAt: now.toISOString(),
      version: 1,
    });
    expect(await auditOf(organization.id, "costcenter")).toEqual([
      {
        action: "metadata_key.declare",
        actor_name: "Mia Chen",
        before: null,
        after: { key: "CostCenter", description: null },
      },
    ]);
  });

  it("refuses a key that differs only in case, and leaves what is there", async () => {
    const organization = await makeOrganization();
    await declareMetadataKey(organization.ctx(), { key: "CostCenter", description: "first" });
    await expect(declareMetadataKey(organization.ctx(), { key: "costcenter" })).rejects.toMatchObject({
      code: "conflict",
      field: "key",
    });
    expect((await listMetadataKeys(organization.ctx(), {})).keys).toMatchObject([
      { key: "CostCenter", description: "first" },
    ]);
  });

  it("lets two organizations have the same key", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    await declareMetadataKey(mine.ctx(), { key: "Region" });
    await declareMetadataKey(theirs.ctx(), { key: "Region" });
    expect((await listMetadataKeys(theirs.ctx(), {})).total).toBe(1);
  });

  it("refuses the 1,001st", async () => {
    const organization = await makeOrganization();
    const keys = Array.from({ length: 1000 }, (_, index) => `Key${index}`);
    await withOrganization(organization.id, (tx) =>
      declareSentKeys(tx, { organizationId: organization.id, keys, declaredBy: "Entra", now: new Date() }),
    );
    await expect(declareMetadataKey(organization.ctx(), { key: "Another" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "key",
    });
    expect(await auditOf(organization.id, "another")).toEqual([]);
  });

  it("is forbidden without metadata:create", async () => {
    const organization = await makeOrganization();
    await expect(declareMetadataKey(organization.ctx("User"), { key: "Region" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
