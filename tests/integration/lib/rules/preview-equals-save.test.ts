import fc from "fast-check";
import { expect, it } from "vitest";
import type { AccessRole } from "@/lib/auth/permissions";
import { rankOf, strongestRole } from "@/lib/auth/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { createGroup } from "@/lib/groups/create-group";
import { deleteGroup } from "@/lib/groups/delete-group";
import { listRules } from "@/lib/rules/list-rules";
import { previewRules } from "@/lib/rules/preview-rules";
import { saveRules } from "@/lib/rules/save-rules";
import type { RuleDraft, RuleItem, RulePreview } from "@/lib/rules/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { insertAccess, insertFolder } from "@/tests/support/folders";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { type EffectState, effectStates } from "@/tests/support/make-rules";
import { makeUsers } from "@/tests/support/make-users";
import { join, leave } from "@/tests/support/rule-world";

const [people, groups, folders] = [5, 4, 3];
const runs = 30;

const role = fc.constantFrom<AccessRole>("ReadOnly", "User", "Admin", "EnterpriseAdmin");
const index = (count: number) => fc.nat({ max: count - 1 });
const rule = fc
  .record({
    group: index(groups),
    accessRole: fc.option(role, { freq: 2 }),
    userType: fc.option(fc.constantFrom("Premium", "Standard")),
    folders: fc.uniqueArray(index(folders), { maxLength: folders }),
  })
  .filter((it) => it.accessRole !== null || it.userType !== null || it.folders.length > 0);
const pair = (right: number) => fc.tuple(index(people), index(right));

const world = fc.record({
  members: fc.array(pair(groups), { maxLength: 14 }),
  byHand: fc.array(fc.option(role, { freq: 1 }), { minLength: people, maxLength: people }),
  folderByHand: fc.array(pair(folders), { maxLength: 4 }),
  first: fc.array(rule, { maxLength: 5 }),
  second: fc.array(rule, { maxLength: 5 }),
  /** Of the second list, which rule of the first each one is, if that one exists. */
  reuse: fc.uniqueArray(index(5), { maxLength: 5 }),
  gone: fc.option(index(groups), { freq: 3 }),
  moves: fc.array(fc.record({ person: index(people), group: index(groups), joins: fc.boolean() }), { maxLength: 6 }),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

interface Made {
  readonly organization: TestOrganization;
  readonly people: readonly string[];
  readonly groups: Awaited<ReturnType<typeof createGroup>>[];
  readonly folders: readonly string[];
}

/** What first-match means, in memory. */
function model(rules: readonly RuleItem[], memberOf: ReadonlySet<string>) {
  const matching = rules.filter((item) => memberOf.has(item.groupId));
  const byRole = matching.find((item) => item.accessRole !== null);
  const byType = matching.find((item) => item.userType !== null);
  const byFolders = matching.find((item) => item.folders.length > 0);
  return {
    accessRoleByRule: byRole?.accessRole ?? null,
    accessRoleRule: byRole?.id ?? null,
    userTypeByRule: byType?.userType ?? null,
    userTypeRule: byType?.id ?? null,
    folders: (byFolders?.folders ?? []).map(({ id }) => `${id} ${byFolders?.id}`).sort(),
  };
}

async function make(input: World): Promise<Made> {
  const organization = await makeOrganization();
  const ctx = organization.ctx();
  const ids = (await makeUsers(ctx, people)).map(({ id }) => id);
  const made: Made = { organization, people: ids, groups: [], folders: [] };
  const names: string[] = [];
  for (let nth = 0; nth < folders; nth += 1) names.push(await insertFolder(organization.id, `Folder ${nth}`));
  for (let nth = 0; nth < groups; nth += 1) {
    const members = input.members.flatMap(([person, group]) => (group === nth ? [ids[person]!] : []));
    made.groups.push(await createGroup(ctx, { displayName: `Group ${nth}`, externalId: null }, members, false));
  }
  await withOrganization(organization.id, async (tx) => {
    for (const [nth, given] of input.byHand.entries()) {
      await tx.query(`update "user" set access_role_by_hand = $2 where id = $1`, [ids[nth], given]);
    }
  });
  const byHand = new Map(input.folderByHand.map(([person, folder]) => [`${person} ${folder}`, { person, folder }]));
  for (const { person, folder } of byHand.values()) {
    await insertAccess(organization.id, names[folder]!, [ids[person]!]);
  }
  return { ...made, folders: names };
}

function toDrafts(made: Made, rules: World["first"], ids: readonly (string | null)[]): RuleDraft[] {
  return rules.map((item, nth) => ({
    id: ids[nth] ?? null,
    groupId: made.groups[item.group]!.id,
    accessRole: item.accessRole,
    userType: item.userType,
    folderIds: item.folders.map((folder) => made.folders[folder]!),
  }));
}

async function expectModel(made: Made): Promise<void> {
  const { organization } = made;
  const { rules } = await listRules(organization.ctx());
  const members = await withOrganization(organization.id, (tx) =>
    tx.query<{ user_id: string; group_id: string }>("select user_id, group_id from group_member"),
  );
  for (const [id, state] of await effectStates(organization.id)) {
    const memberOf = new Set(members.filter((row) => row.user_id === id).map((row) => row.group_id));
    expect(state).toMatchObject(model(rules, memberOf));
  }
}

/** What a preview says of each person, put in one order. */
function told(preview: RulePreview): readonly string[] {
  return preview.changes
    .flatMap((change) =>
      change.people.map((person) => `${person.userId} ${change.kind} ${change.folderId ?? change.value ?? "-"}`),
    )
    .sort();
}

/** The same, from what was stored before and after. */
async function happened(
  made: Made,
  before: ReadonlyMap<string, EffectState>,
  after: ReadonlyMap<string, EffectState>,
): Promise<readonly string[]> {
  const byHand = await withOrganization(made.organization.id, (tx) =>
    tx.query<{ key: string }>(
      `select user_id || ' ' || folder_id as key from folder_access where source = 'hand' and organization_id = $1`,
      [made.organization.id],
    ),
  );
  const elsewhere = new Set(byHand.map(({ key }) => key));
  return [...before]
    .flatMap(([id, old]) => {
      const now = after.get(id)!;
      const folderIds = (state: EffectState) => state.folders.map((text) => text.split(" ")[0]!);
      const difference = (left: EffectState, right: EffectState) =>
        folderIds(left).filter((folder) => !folderIds(right).includes(folder) && !elsewhere.has(`${id} ${folder}`));
      const kind = rankOf(now.accessRole) > rankOf(old.accessRole) ? "roleUp" : "roleDown";
      const changes = [
        ...(old.accessRole === now.accessRole ? [] : [`${id} ${kind} ${now.accessRole ?? "-"}`]),
        ...(old.userType === now.userType ? [] : [`${id} userType ${now.userType ?? "-"}`]),
        ...difference(now, old).map((folder) => `${id} gainFolder ${folder}`),
        ...difference(old, now).map((folder) => `${id} loseFolder ${folder}`),
      ];
      const differs = JSON.stringify(old) !== JSON.stringify(now);
      return changes.length === 0 && differs ? [`${id} reason -`] : changes;
    })
    .sort();
}

onEachDatabase("a preview of rules", () => {
  it("is what saving them then does, which is what first match means, and stays so when members change", async () => {
    await fc.assert(
      fc.asyncProperty(world, async (input) => {
        const made = await make(input);
        const ctx = made.organization.ctx();
        const first = await saveRules(ctx, { version: 0, rules: toDrafts(made, input.first, []) });
        await expectModel(made);
        if (input.gone !== null) await deleteGroup(ctx, made.groups[input.gone]!.id);
        await expectModel(made);

        const alive = input.second.filter((item) => item.group !== input.gone);
        const rules = toDrafts(
          made,
          alive,
          input.reuse.map((nth) => first.rules[nth]?.id ?? null),
        );
        const before = await effectStates(made.organization.id);
        const preview = await previewRules(ctx, { rules });
        expect(await effectStates(made.organization.id)).toEqual(before);
        const saved = await saveRules(ctx, { version: first.version, rules });
        const after = await effectStates(made.organization.id);

        expect(preview.refusal).toBeNull();
        expect(told(preview)).toEqual(await happened(made, before, after));
        expect(preview.changedPeople).toBe(saved.changedPeople);
        expect(preview.unchangedPeople).toBe(before.size - saved.changedPeople);
        await expectModel(made);
        for (const state of after.values()) {
          const given = strongestRole([state.accessRoleByRule as AccessRole | null]);
          expect(rankOf(state.accessRole)).toBeGreaterThanOrEqual(rankOf(given));
        }
        for (const { person, group, joins } of input.moves) {
          if (group === input.gone) continue;
          await (joins ? join : leave)(ctx, made.groups[group]!, made.people[person]!);
          await expectModel(made);
        }
      }),
      { numRuns: runs },
    );
  }, 240_000);
});
