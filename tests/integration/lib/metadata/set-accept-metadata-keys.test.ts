import { expect, it } from "vitest";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { setAcceptMetadataKeys } from "@/lib/metadata/set-accept-metadata-keys";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("accept new metadata keys", () => {
  it("is on at first, is switched for one organization, with an audit row for a change alone", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const before = (await auditOf(mine.id, mine.id)).length;
    await setAcceptMetadataKeys(mine.ctx("Admin"), { accept: true });
    expect(await auditOf(mine.id, mine.id)).toHaveLength(before);
    expect(await setAcceptMetadataKeys(mine.ctx("Admin"), { accept: false })).toEqual({ accept: false });
    expect((await listMetadataKeys(mine.ctx(), {})).acceptNew).toBe(false);
    expect((await listMetadataKeys(theirs.ctx(), {})).acceptNew).toBe(true);
    expect((await auditOf(mine.id, mine.id)).slice(before)).toMatchObject([
      {
        action: "organization.update",
        before: { acceptMetadataKeys: true },
        after: { acceptMetadataKeys: false },
      },
    ]);
  });

  it("is forbidden without metadata:update", async () => {
    const organization = await makeOrganization();
    await expect(setAcceptMetadataKeys(organization.ctx("User"), { accept: false })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
