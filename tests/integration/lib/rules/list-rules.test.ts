import { expect, it } from "vitest";
import { deleteGroup } from "@/lib/groups/delete-group";
import { listRules } from "@/lib/rules/list-rules";
import { onEachDatabase } from "@/tests/support/database";
import { insertFolder } from "@/tests/support/folders";
import { makeOrganization } from "@/tests/support/make-organization";
import { draft, join, makeRuleWorld, save } from "@/tests/support/rule-world";

onEachDatabase("list rules", () => {
  it("shows the rules in order with names and numbers, the user types, and who saved last", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld();
    const [b, a] = [await insertFolder(organization.id, "Runbooks"), await insertFolder(organization.id, "Alerts")];
    await join(ctx, itGroup, ...ids);
    expect(await listRules(ctx)).toEqual({
      version: 0,
      rules: [],
      userTypes: ["Premium", "Standard"],
      lastChange: null,
    });
    await save(ctx, draft(sales.id, { userType: "Premium" }), draft(itGroup.id, { folderIds: [a, b] }));
    expect(await listRules(organization.ctx("Admin"))).toMatchObject({
      version: 1,
      rules: [
        { position: 1, groupId: sales.id, groupName: "Sales", groupGone: false, memberCount: 0, userType: "Premium" },
        {
          position: 2,
          memberCount: ids.length,
          folders: [
            { id: a, name: "Alerts" },
            { id: b, name: "Runbooks" },
          ],
        },
      ],
      lastChange: { by: "Mia Chen" },
    });
  });

  it("keeps the rule of a deleted group under its last name", async () => {
    const { ctx, it: itGroup, ids } = await makeRuleWorld();
    await join(ctx, itGroup, ...ids);
    await save(ctx, draft(itGroup.id, { accessRole: "User" }));
    await deleteGroup(ctx, itGroup.id);
    expect((await listRules(ctx)).rules).toMatchObject([{ groupName: "IT", groupGone: true, memberCount: 0 }]);
  });

  it("shows nothing of another organization, and is forbidden without rule:read", async () => {
    const { organization, ctx, it: itGroup } = await makeRuleWorld();
    await save(ctx, draft(itGroup.id, { accessRole: "User" }));
    expect((await listRules((await makeOrganization()).ctx())).rules).toEqual([]);
    await expect(listRules(organization.ctx("User"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
