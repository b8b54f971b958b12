import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { deleteGroup } from "@/lib/groups/delete-group";
import { listRules } from "@/lib/rules/list-rules";
import { saveRules } from "@/lib/rules/save-rules";
import { onEachDatabase } from "@/tests/support/database";
import { accessOf, insertFolder } from "@/tests/support/folders";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { auditOf } from "@/tests/support/make-organization";
import { effectStates } from "@/tests/support/make-rules";
import { draft, join, makeRuleWorld, save } from "@/tests/support/rule-world";

onEachDatabase("save rules", () => {
  it("replaces the list, applies it at once, and audits the lists and each person", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld();
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await join(ctx, itGroup, ids[0]!);
    await join(ctx, sales, ids[0]!, ids[1]!);
    const saved = await save(
      ctx,
      draft(itGroup.id, { accessRole: "Admin" }),
      draft(sales.id, { accessRole: "User", userType: "Premium", folderIds: [runbooks, runbooks] }),
    );
    expect(saved).toMatchObject({ version: 1, changedPeople: 2, rules: [{ position: 1 }, { position: 2 }] });
    const states = await effectStates(organization.id);
    expect(states.get(ids[0]!)).toMatchObject({ accessRole: "Admin", userType: "Premium" });
    expect(states.get(ids[1]!)).toMatchObject({ accessRole: "User", accessRoleRule: saved.rules[1]?.id });
    expect(await auditOf(organization.id, organization.id)).toContainEqual({
      action: "rules.save",
      actor_name: "Mia Chen",
      before: { rules: [] },
      after: {
        rules: [
          { id: saved.rules[0]?.id, group: "IT", accessRole: "Admin" },
          { id: saved.rules[1]?.id, group: "Sales", accessRole: "User", userType: "Premium", folders: ["Runbooks"] },
        ],
      },
    });
    expect((await auditOf(organization.id, ids[1]!)).at(-1)).toMatchObject({ action: "user.access" });
    expect(await save(ctx)).toMatchObject({ version: 2, changedPeople: 2, rules: [] });
    expect((await effectStates(organization.id)).get(ids[0]!)).toMatchObject({ accessRole: null, folders: [] });
  });

  it("keeps the time of what the same rule still gives, and renews the number in the reason", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld();
    const runbooks = await insertFolder(organization.id, "Runbooks");
    const early = new Date("2026-01-02T03:04:05Z");
    const past = organization.ctx("EnterpriseAdmin", () => early);
    await join(ctx, itGroup, ids[0]!);
    const { rules } = await save(past, draft(itGroup.id, { accessRole: "User", folderIds: [runbooks] }));
    const same = draft(itGroup.id, { id: rules[0]!.id, accessRole: "User", folderIds: [runbooks] });
    expect(await save(ctx, draft(sales.id, { accessRole: "ReadOnly" }), same)).toMatchObject({
      changedPeople: 0,
      rules: [{}, { id: rules[0]!.id }],
    });
    expect(await accessOf(organization.id, ids[0]!)).toEqual([
      { folder_id: runbooks, source: "rule", granted_by: "group IT, rule 2", since: early },
    ]);
    const since = await withOrganization(organization.id, (tx) =>
      tx.query(`select access_role_rule_since as since from "user" where id = $1`, [ids[0]]),
    );
    expect(since).toEqual([{ since: early }]);
  });

  it("writes nothing when nothing is different", async () => {
    const { organization, ctx, it: itGroup } = await makeRuleWorld(0);
    const { rules } = await save(ctx, draft(itGroup.id, { accessRole: "User" }));
    const again = await save(ctx, draft(itGroup.id, { id: rules[0]!.id, accessRole: "User" }));
    expect(again.version).toBe(1);
    const saves = (await auditOf(organization.id, organization.id)).filter(({ action }) => action === "rules.save");
    expect(saves).toHaveLength(1);
  });

  it("says who saved what meanwhile, and changes nothing", async () => {
    const { ctx, it: itGroup, sales } = await makeRuleWorld(0);
    const { rules } = await save(ctx, draft(itGroup.id, { accessRole: "User" }));
    await save(ctx, draft(sales.id, { userType: "Premium" }));
    await expect(saveRules(ctx, { version: 1, rules: [] })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
      message: expect.stringMatching(
        /^Mia Chen saved the rules at \d{4}-\d\d-\d\dT[\d:.]+Z, after you opened them: added Sales → Premium; removed IT → User\. /,
      ),
    });
    expect((await listRules(ctx)).version).toBe(2);
    // Theirs removed it, ours keeps it: it comes back as a new rule.
    const kept = await save(ctx, draft(itGroup.id, { id: rules[0]!.id, accessRole: "User" }));
    expect(kept.rules[0]?.id).not.toBe(rules[0]!.id);
  });

  it("keeps a rule of a deleted group as it is, and takes no new one", async () => {
    const { ctx, it: itGroup, sales } = await makeRuleWorld(0);
    const { rules } = await save(ctx, draft(itGroup.id, { accessRole: "User" }));
    await deleteGroup(ctx, itGroup.id);
    const gone = draft(itGroup.id, { id: rules[0]!.id, accessRole: "User" });
    const saved = await save(ctx, draft(sales.id, { userType: "Premium" }), gone);
    expect(saved.rules).toMatchObject([{ groupGone: false }, { groupGone: true, groupName: "IT" }]);
    await expect(save(ctx, draft(itGroup.id, { accessRole: "User" }))).rejects.toMatchObject({
      code: "invalid_input",
      field: "rules.0.groupId",
    });
  });

  it("names the rule and the part that is wrong", async () => {
    const [{ organization, ctx, it: itGroup, sales }, theirs] = [await makeRuleWorld(0), await makeRuleWorld(0)];
    const folder = await insertFolder(theirs.organization.id, "Theirs");
    const fine = draft(sales.id, { accessRole: "User" });
    const { rules } = await save(ctx, fine);
    const twice = { ...fine, id: rules[0]!.id };
    for (const [wrong, field] of [
      [draft(theirs.it.id, { accessRole: "User" }), "rules.1.groupId"],
      [draft(itGroup.id, {}), "rules.1.accessRole"],
      [draft(itGroup.id, { userType: "premium " }), "rules.1.userType"],
      [draft(itGroup.id, { folderIds: [folder] }), "rules.1.folderIds"],
      [draft(itGroup.id, { folderIds: [uuidv7()] }), "rules.1.folderIds"],
      [twice, "rules.1.id"],
    ] as const) {
      await expect(save(ctx, twice, wrong)).rejects.toMatchObject({ code: "invalid_input", field });
    }
    expect((await listRules(organization.ctx())).version).toBe(1);
  });

  it("lets only an EnterpriseAdmin add, change and remove a rule that gives EnterpriseAdmin", async () => {
    const { organization, ctx, it: itGroup, sales } = await makeRuleWorld(0);
    const admin = organization.ctx("Admin");
    const forbidden = { code: "forbidden", field: "rules" };
    await expect(save(admin, draft(itGroup.id, { accessRole: "EnterpriseAdmin" }))).rejects.toMatchObject(forbidden);
    const { rules } = await save(ctx, draft(itGroup.id, { accessRole: "EnterpriseAdmin" }));
    const strong = { id: rules[0]!.id, accessRole: "EnterpriseAdmin" } as const;
    await expect(save(admin)).rejects.toMatchObject(forbidden);
    await expect(save(admin, draft(itGroup.id, { ...strong, accessRole: "Admin" }))).rejects.toMatchObject(forbidden);
    await expect(save(admin, draft(sales.id, strong))).rejects.toMatchObject(forbidden);
    const saved = await save(admin, draft(sales.id, { accessRole: "Admin" }), draft(itGroup.id, strong));
    expect(saved.rules).toHaveLength(2);
  });

  it("refuses an order by which an Admin would make or unmake EnterpriseAdmins", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld();
    await join(ctx, itGroup, ids[0]!);
    await join(ctx, sales, ids[0]!);
    const { rules } = await save(
      ctx,
      draft(sales.id, { accessRole: "User" }),
      draft(itGroup.id, { accessRole: "EnterpriseAdmin" }),
    );
    const [user, strong] = [
      draft(sales.id, { id: rules[0]!.id, accessRole: "User" }),
      draft(itGroup.id, { id: rules[1]!.id, accessRole: "EnterpriseAdmin" }),
    ];
    const refused = { code: "forbidden", message: expect.stringContaining("Person 0") };
    await expect(save(organization.ctx("Admin"), strong, user)).rejects.toMatchObject(refused);
    await save(ctx, strong, user);
    await expect(save(organization.ctx("Admin"), user, strong)).rejects.toMatchObject(refused);
  });

  it("keeps the last EnterpriseAdmin with a password, unless the same save makes another", async () => {
    const { organization, ctx, it: itGroup, sales } = await makeRuleWorld(0);
    const mia = await founderOf(organization);
    await join(ctx, itGroup, mia);
    await save(ctx, draft(itGroup.id, { accessRole: "EnterpriseAdmin" }));
    const other = await makeAdmin(organization);
    await withOrganization(organization.id, (tx) =>
      tx.query(`update "user" set access_role_by_hand = null where organization_id = $1`, [organization.id]),
    );
    await expect(save(ctx)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("last EnterpriseAdmin"),
    });
    expect((await listRules(ctx)).rules).toHaveLength(1);
    await join(ctx, sales, other);
    await save(ctx, draft(sales.id, { accessRole: "EnterpriseAdmin" }));
    expect((await effectStates(organization.id)).get(mia)).toMatchObject({ accessRole: null });
  });

  it("applies to a crowd by statements over all of them", async () => {
    const { organization, ctx, it: itGroup } = await makeRuleWorld(0);
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `with people as (
           insert into "user" (organization_id, id, user_name, user_name_key, active, login_method, attributes, version,
             created_at, updated_at)
           select $1, gen_random_uuid(), 'crowd-' || n, 'crowd-' || n, true, 'sso', '{}', 1, now(), now()
           from generate_series(1, 5000) as n returning id)
         insert into group_member (organization_id, group_id, user_id, added_at) select $1, $2, id, now() from people`,
        [organization.id, itGroup.id],
      ),
    );
    expect(await save(ctx, draft(itGroup.id, { accessRole: "User", folderIds: [runbooks] }))).toMatchObject({
      changedPeople: 5000,
    });
    const [counts] = await withOrganization(organization.id, (tx) =>
      tx.query(
        `select (select count(*)::int from folder_access where organization_id = $1) as folders,
           (select count(*)::int from "user" where organization_id = $1 and access_role = 'User') as roles,
           (select count(*)::int from audit_entry where organization_id = $1 and action = 'user.access') as entries`,
        [organization.id],
      ),
    );
    expect(counts).toEqual({ folders: 5000, roles: 5000, entries: 5000 });
  });

  it("is forbidden without rule:update", async () => {
    const { organization } = await makeRuleWorld(0);
    await expect(saveRules(organization.ctx("User"), { version: 0, rules: [] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
