import { expect, it } from "vitest";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { listMetadataKeyNames } from "@/lib/metadata/list-metadata-key-names";
import { setAcceptMetadataKeys } from "@/lib/metadata/set-accept-metadata-keys";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("the names of metadata keys", () => {
  it("come by key without regard to case, with whether others are declared when Entra sends them", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    for (const key of ["Site", "costCenter", "Badge"]) await declareMetadataKey(mine.ctx(), { key });
    expect(await listMetadataKeyNames(mine.ctx())).toEqual({ names: ["Badge", "costCenter", "Site"], acceptNew: true });
    await setAcceptMetadataKeys(mine.ctx(), { accept: false });
    expect(await listMetadataKeyNames(mine.ctx("ReadOnly"))).toMatchObject({ acceptNew: false });
    expect(await listMetadataKeyNames(theirs.ctx())).toEqual({ names: [], acceptNew: true });
  });

  it("are forbidden without metadata:read", async () => {
    const organization = await makeOrganization();
    const ctx = { ...organization.ctx(), permissions: new Set<never>() };
    await expect(async () => listMetadataKeyNames(ctx)).rejects.toMatchObject({ code: "forbidden" });
  });
});
