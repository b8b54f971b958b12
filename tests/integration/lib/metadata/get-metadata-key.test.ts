import { expect, it } from "vitest";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { getMetadataKey } from "@/lib/metadata/get-metadata-key";
import { metadataUrn } from "@/lib/metadata/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { makeUserWith } from "@/tests/support/make-users";

onEachDatabase("get metadata key", () => {
  it("finds it in any spelling, with how many users have a value", async () => {
    const organization = await makeOrganization();
    await declareMetadataKey(organization.ctx(), { key: "CostCenter", description: "Where it is booked" });
    await makeUserWith(organization, { [metadataUrn]: { COSTCENTER: "12" } });
    await makeUserWith(organization, { [metadataUrn]: { CostCenterOld: "12" } });
    await makeUserWith(organization, { title: "CostCenter" });
    expect(await getMetadataKey(organization.ctx("ReadOnly"), "costcenter")).toMatchObject({
      key: "CostCenter",
      description: "Where it is booked",
      users: 1,
      version: 1,
    });
  });

  it("is not found from another organization", async () => {
    const organization = await makeOrganization();
    await declareMetadataKey(organization.ctx(), { key: "CostCenter" });
    const other = await makeOrganization();
    await expect(getMetadataKey(other.ctx(), "CostCenter")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is forbidden without metadata:read", async () => {
    const { ctx } = await makeOrganization();
    const nobody = { ...ctx(), permissions: new Set([]) };
    expect(() => getMetadataKey(nobody, "CostCenter")).toThrow(/metadata:read/);
  });
});
