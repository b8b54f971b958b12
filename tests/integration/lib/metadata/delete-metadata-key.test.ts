import { expect, it } from "vitest";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { deleteMetadataKey } from "@/lib/metadata/delete-metadata-key";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { metadataUrn } from "@/lib/metadata/schemas";
import { findUser } from "@/lib/users/find-user";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeUserWith } from "@/tests/support/make-users";

onEachDatabase("delete metadata key", () => {
  it("takes the value from everybody who has one, in any spelling, and nothing else", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx("Admin", () => new Date("2026-11-03T14:02:11Z"));
    await declareMetadataKey(ctx, { key: "CostCenter", description: "Where it is booked" });
    await declareMetadataKey(ctx, { key: "Region" });
    const both = await makeUserWith(organization, {
      title: "Engineer",
      [metadataUrn]: { CostCenter: "12", Region: "N" },
    });
    const alone = await makeUserWith(organization, { title: "Engineer", [metadataUrn]: { costcenter: "13" } });
    const other = await makeUserWith(organization, { [metadataUrn]: { Region: "S", CostCenterOld: "1" } });
    const none = await makeUserWith(organization, { title: "CostCenter" });

    expect(await deleteMetadataKey(ctx, "costCENTER")).toEqual({ users: 2 });

    expect(await findUser(ctx, both)).toMatchObject({
      attributes: { title: "Engineer", [metadataUrn]: { Region: "N" } },
      version: 2,
      updatedAt: ctx.now(),
    });
    expect((await findUser(ctx, alone))?.attributes).toEqual({ title: "Engineer" });
    expect(await findUser(ctx, other)).toMatchObject({
      attributes: { [metadataUrn]: { Region: "S", CostCenterOld: "1" } },
      version: 1,
    });
    expect(await findUser(ctx, none)).toMatchObject({ attributes: { title: "CostCenter" }, version: 1 });
    expect((await listMetadataKeys(ctx, {})).keys).toMatchObject([{ key: "Region", users: 2 }]);
    expect((await auditOf(organization.id, "costcenter")).at(-1)).toMatchObject({
      action: "metadata_key.delete",
      before: { key: "CostCenter", description: "Where it is booked", users: 2 },
      after: null,
    });
  });

  it("hides a key of another organization behind not_found, and leaves its people alone", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    await declareMetadataKey(mine.ctx(), { key: "Region" });
    await declareMetadataKey(theirs.ctx(), { key: "Secret" });
    const id = await makeUserWith(theirs, { [metadataUrn]: { Region: "N", Secret: "S" } });
    await expect(deleteMetadataKey(mine.ctx(), "Secret")).rejects.toMatchObject({ code: "not_found" });
    expect(await deleteMetadataKey(mine.ctx(), "Region")).toEqual({ users: 0 });
    expect(await findUser(theirs.ctx(), id)).toMatchObject({ version: 1 });
  });

  it("is forbidden without metadata:delete", async () => {
    const organization = await makeOrganization();
    await declareMetadataKey(organization.ctx(), { key: "Region" });
    await expect(deleteMetadataKey(organization.ctx("User"), "Region")).rejects.toMatchObject({ code: "forbidden" });
  });
});
