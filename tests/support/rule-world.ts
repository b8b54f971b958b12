import type { AccessRole } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { createGroup } from "@/lib/groups/create-group";
import type { GroupRecord } from "@/lib/groups/group";
import { updateGroup } from "@/lib/groups/update-group";
import { listRules } from "@/lib/rules/list-rules";
import { saveRules } from "@/lib/rules/save-rules";
import type { RuleDraft } from "@/lib/rules/schemas";
import { makeOrganization } from "@/tests/support/make-organization";
import { makeUsers } from "@/tests/support/make-users";

/** A rule as a client sends it. */
export function draft(
  groupId: string,
  gift: {
    readonly id?: string;
    readonly accessRole?: AccessRole;
    readonly userType?: string;
    readonly folderIds?: string[];
  },
): RuleDraft {
  return {
    id: gift.id ?? null,
    groupId,
    accessRole: gift.accessRole ?? null,
    userType: gift.userType ?? null,
    folderIds: gift.folderIds ?? [],
  };
}

/** Saves this list over whatever is there. */
export async function save(ctx: Ctx, ...rules: RuleDraft[]) {
  return saveRules(ctx, { version: (await listRules(ctx)).version, rules });
}

const change = (ctx: Ctx, group: GroupRecord, add: readonly string[], remove: readonly string[]) =>
  updateGroup(ctx, group.id, {
    fields: (now) => now,
    members: { clear: false, add: new Set(add), remove: new Set(remove) },
    uniqueNames: false,
  });
export const join = (ctx: Ctx, group: GroupRecord, ...ids: string[]) => change(ctx, group, ids, []);
export const leave = (ctx: Ctx, group: GroupRecord, ...ids: string[]) => change(ctx, group, [], ids);

/** An organization with the groups IT and Sales, both empty, and some people. */
export async function makeRuleWorld(people = 3) {
  const organization = await makeOrganization();
  const ctx = organization.ctx();
  const group = (displayName: string) => createGroup(ctx, { displayName, externalId: null }, [], false);
  const users = await makeUsers(ctx, people);
  return { organization, ctx, it: await group("IT"), sales: await group("Sales"), ids: users.map(({ id }) => id) };
}
