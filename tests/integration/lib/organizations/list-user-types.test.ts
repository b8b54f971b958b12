import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { listUserTypes } from "@/lib/organizations/list-user-types";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("list user types", () => {
  it("names the types of this organization and of no other, in their order", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    await withOrganization(mine.id, (tx) =>
      tx.query("update organization set user_types = $2 where id = $1", [mine.id, ["Trainer", "Learner"]]),
    );
    expect(await listUserTypes(mine.ctx("ReadOnly"))).toEqual(["Trainer", "Learner"]);
    expect(await listUserTypes(theirs.ctx("ReadOnly"))).toEqual(["Premium", "Standard"]);
  });

  it("needs the permission to read users", async () => {
    const organization = await makeOrganization();
    const nobody = { ...organization.ctx(), permissions: new Set<never>() };
    await expect(listUserTypes(nobody)).rejects.toMatchObject({ code: "forbidden" });
  });
});
