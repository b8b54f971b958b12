import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { previewRules } from "@/lib/rules/preview-rules";
import { onEachDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/fingerprint";
import { insertAccess, insertFolder } from "@/tests/support/folders";
import { founderOf } from "@/tests/support/make-admin";
import { draft, join, makeRuleWorld, save } from "@/tests/support/rule-world";

onEachDatabase("preview rules", () => {
  it("says who gains and loses what, by which rule, and saves nothing", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld();
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await join(ctx, itGroup, ids[0]!, ids[1]!);
    await join(ctx, sales, ids[1]!, ids[2]!);
    const { rules } = await save(ctx, draft(sales.id, { accessRole: "User", folderIds: [runbooks] }));
    const before = await fingerprint(organization.id);
    const preview = await previewRules(organization.ctx("Admin"), {
      rules: [
        draft(itGroup.id, { accessRole: "Admin" }),
        draft(sales.id, { id: rules[0]!.id, accessRole: "User", userType: "Premium" }),
      ],
    });
    expect(await fingerprint(organization.id)).toEqual(before);
    expect(preview).toMatchObject({ changedPeople: 3, unchangedPeople: 1, moreChanges: 0, refusal: null });
    const people = (kind: string) =>
      preview.changes
        .filter((change) => change.kind === kind)
        .map(({ value, count, people }) => ({
          value,
          count,
          people: people.map((p) => [p.label, p.before, p.after, p.ruleBefore, p.ruleAfter]),
        }));
    expect(people("roleUp")).toEqual([
      {
        value: "Admin",
        count: 2,
        people: [
          ["Person 0", null, "Admin", null, 1],
          ["Person 1", "User", "Admin", 1, 1],
        ],
      },
    ]);
    expect(people("loseFolder")).toMatchObject([{ value: "Runbooks", count: 2 }]);
    expect(people("userType")).toMatchObject([{ value: "Premium", count: 2 }]);
    expect(people("reason")).toEqual([]);
  });

  it("counts neither a folder that a hand gave too, nor another reason, as a change", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld();
    const runbooks = await insertFolder(organization.id, "Runbooks");
    await insertAccess(organization.id, runbooks, [ids[0]!]);
    await join(ctx, itGroup, ids[0]!, ids[1]!);
    await join(ctx, sales, ids[1]!);
    const { rules } = await save(ctx, draft(itGroup.id, { accessRole: "User" }));
    const stays = draft(itGroup.id, { id: rules[0]!.id, accessRole: "User" });
    const preview = await previewRules(ctx, {
      rules: [draft(sales.id, { accessRole: "User" }), stays, draft(itGroup.id, { folderIds: [runbooks] })],
    });
    expect(preview.changedPeople).toBe(1);
    expect(preview.changes).toMatchObject([
      { kind: "gainFolder", value: "Runbooks", folderId: runbooks, count: 1 },
      { kind: "reason", value: null, count: 1, people: [{ label: "Person 0" }] },
    ]);
  });

  it("names at most 50 people of each change, and counts all", async () => {
    const { organization, ctx, it: itGroup } = await makeRuleWorld(0);
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `with people as (
           insert into "user" (organization_id, id, user_name, user_name_key, active, login_method, attributes, version,
             created_at, updated_at)
           select $1, gen_random_uuid(), 'crowd-' || n, 'crowd-' || n, true, 'sso', '{}', 1, now(), now()
           from generate_series(1, 120) as n returning id)
         insert into group_member (organization_id, group_id, user_id, added_at) select $1, $2, id, now() from people`,
        [organization.id, itGroup.id],
      ),
    );
    const { changes } = await previewRules(ctx, { rules: [draft(itGroup.id, { accessRole: "User" })] });
    expect(changes).toMatchObject([{ kind: "roleUp", count: 120 }]);
    expect(changes[0]?.people).toHaveLength(50);
  });

  it("says why the rules could not be saved", async () => {
    const { organization, ctx, it: itGroup, ids } = await makeRuleWorld();
    const mia = await founderOf(organization);
    await join(ctx, itGroup, ids[0]!, mia);
    const strong = [draft(itGroup.id, { accessRole: "EnterpriseAdmin" })];
    expect((await previewRules(organization.ctx("Admin"), { rules: strong })).refusal).toMatch(/gives EnterpriseAdmin/);
    expect((await previewRules(ctx, { rules: strong })).refusal).toBeNull();
    await save(ctx, ...strong);
    await withOrganization(organization.id, (tx) =>
      tx.query(`update "user" set access_role_by_hand = null where organization_id = $1`, [organization.id]),
    );
    expect((await previewRules(ctx, { rules: [] })).refusal).toMatch(/last EnterpriseAdmin/);
  });

  it("refuses a draft that could not be saved, and groups of another organization, and needs rule:update", async () => {
    const [{ organization, ctx, it: itGroup }, theirs] = [await makeRuleWorld(0), await makeRuleWorld(0)];
    for (const groupId of [theirs.it.id, uuidv7()]) {
      await expect(previewRules(ctx, { rules: [draft(groupId, { accessRole: "User" })] })).rejects.toMatchObject({
        code: "invalid_input",
        field: "rules.0.groupId",
      });
    }
    await expect(previewRules(ctx, { rules: [draft(itGroup.id, {})] })).rejects.toMatchObject({
      field: "rules.0.accessRole",
    });
    await expect(previewRules(organization.ctx("User"), { rules: [] })).rejects.toMatchObject({ code: "forbidden" });
  });
});
