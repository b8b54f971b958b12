import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { readGroupRules } from "@/lib/rules/read-group-rules";
import { readUserRules } from "@/lib/rules/read-user-rules";
import { onEachDatabase } from "@/tests/support/database";
import { insertFolder } from "@/tests/support/folders";
import { makeOrganization } from "@/tests/support/make-organization";
import { draft, join, makeRuleWorld, save } from "@/tests/support/rule-world";

onEachDatabase("what rules give", () => {
  it("explains a person's access role and user type", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld();
    const now = new Date("2026-11-03T09:14:00Z");
    await join(ctx, itGroup, ids[0]!);
    const { rules } = await save(
      organization.ctx("EnterpriseAdmin", () => now),
      draft(sales.id, { userType: "Premium" }),
      draft(itGroup.id, { accessRole: "Admin" }),
    );
    const read = (organizationId: string) =>
      withOrganization(organizationId, (tx) => readUserRules(tx, organizationId, ids[0]!));
    expect(await read(organization.id)).toEqual({
      accessRole: {
        value: "Admin",
        ruleId: rules[1]?.id,
        position: 2,
        groupId: itGroup.id,
        groupName: "IT",
        since: now.toISOString(),
      },
      userType: null,
    });
    expect(await read((await makeOrganization()).id)).toEqual({ accessRole: null, userType: null });
  });

  it("lists what a group gives", async () => {
    const { organization, ctx, it: itGroup, sales } = await makeRuleWorld(0);
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await save(
      ctx,
      draft(sales.id, { userType: "Premium" }),
      draft(itGroup.id, { accessRole: "Admin" }),
      draft(itGroup.id, { folderIds: [runbooks] }),
    );
    const read = (groupId: string) =>
      withOrganization(organization.id, (tx) => readGroupRules(tx, organization.id, groupId));
    expect(await read(itGroup.id)).toMatchObject([
      { position: 2, accessRole: "Admin", userType: null, folders: [] },
      { position: 3, accessRole: null, folders: [{ id: runbooks, name: "Runbooks" }] },
    ]);
    expect(await read(organization.id)).toEqual([]);
  });
});
