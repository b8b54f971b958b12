import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { declareSentKeys } from "@/lib/metadata/declare-sent-keys";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

const now = new Date("2026-11-03T14:02:11Z");

function declare(organizationId: string, keys: readonly string[]): Promise<void> {
  return withOrganization(organizationId, (tx) =>
    declareSentKeys(tx, { organizationId, keys, declaredBy: "Microsoft Entra ID", now }),
  );
}

function keysOf(organizationId: string): Promise<{ key: string; declared_by: string; at_first_sight: boolean }[]> {
  return withOrganization(organizationId, (tx) =>
    tx.query("select key, declared_by, at_first_sight, created_at from metadata_key order by key_folded"),
  );
}

onEachDatabase("keys that were sent", () => {
  it("are declared in the spelling of their first sight, once", async () => {
    const { id } = await makeOrganization();
    await declare(id, ["Region", "CostCenter", "costcenter"]);
    await declare(id, ["REGION", "Badge"]);
    await declare(id, []);
    const row = { declared_by: "Microsoft Entra ID", at_first_sight: true, created_at: now };
    expect(await keysOf(id)).toEqual([
      { key: "Badge", ...row },
      { key: "CostCenter", ...row },
      { key: "Region", ...row },
    ]);
  });

  it("belong to one organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    await declare(mine.id, ["Region"]);
    expect(await keysOf(theirs.id)).toEqual([]);
  });

  it("are refused beyond 1,000, all of them, with the first that has no room", async () => {
    const { id } = await makeOrganization();
    await declare(
      id,
      Array.from({ length: 999 }, (_, index) => `Key${index}`),
    );
    await expect(declare(id, ["NewA", "NewB"])).rejects.toMatchObject({
      code: "invalid_input",
      field: "urn:ietf:params:scim:schemas:extension:2.0:Metadata:NewB",
      message: expect.stringContaining("at most 1,000 metadata keys"),
    });
    expect(await keysOf(id)).toHaveLength(999);
    await declare(id, ["NewA", "key1"]);
    expect(await keysOf(id)).toHaveLength(1000);
  });

  it("are declared once by requests that come at the same time", async () => {
    const { id } = await makeOrganization();
    await Promise.all([declare(id, ["A", "B"]), declare(id, ["B", "A"]), declare(id, ["C", "A"])]);
    expect((await keysOf(id)).map(({ key }) => key)).toEqual(["A", "B", "C"]);
  });
});
