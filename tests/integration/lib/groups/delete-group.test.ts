import { expect, it } from "vitest";
import { createGroup } from "@/lib/groups/create-group";
import { deleteGroup } from "@/lib/groups/delete-group";
import { findGroup } from "@/lib/groups/find-group";
import { findUser } from "@/lib/users/find-user";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeUsers } from "@/tests/support/make-users";

const sales = { displayName: "Sales", externalId: null };

onEachDatabase("delete group", () => {
  it("erases the group, keeps its people, and audits how many they were", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const [ada] = await makeUsers(ctx, 1);
    const { id } = await createGroup(ctx, sales, [ada!.id], false);
    await deleteGroup(ctx, id);
    expect(await findGroup(ctx, id, { withMembers: true })).toBeNull();
    expect(await findUser(ctx, ada!.id)).toMatchObject({ groups: [], version: 1 });
    expect((await auditOf(organization.id, id)).at(-1)).toMatchObject({
      action: "group.delete",
      before: { ...sales, members: 1 },
      after: null,
    });
  });

  it("is not found from another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const { id } = await createGroup(theirs.ctx(), sales, [], false);
    await expect(deleteGroup(mine.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    expect(await findGroup(theirs.ctx(), id, { withMembers: false })).not.toBeNull();
  });

  it("is forbidden without group:delete", async () => {
    const organization = await makeOrganization();
    const { id } = await createGroup(organization.ctx(), sales, [], false);
    await expect(async () => deleteGroup(organization.ctx("User"), id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
