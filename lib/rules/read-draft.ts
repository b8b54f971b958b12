import { v7 as uuidv7 } from "uuid";
import { type Ctx, roleOf } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { readFolderNames } from "@/lib/rules/read-rule-list";
import type { Rule } from "@/lib/rules/rule";
import type { RuleDraft } from "@/lib/rules/schemas";

/** What a draft is checked against. */
export interface DraftWorld {
  readonly stored: readonly Rule[];
  readonly userTypes: readonly string[];
  /** Names by id. */
  readonly groups: ReadonlyMap<string, string>;
  readonly folders: ReadonlyMap<string, string>;
}

/** Reads what the rules of a draft, and those that are stored, name. */
export async function readWorld(
  tx: Tx,
  ctx: Ctx,
  known: Pick<DraftWorld, "stored" | "userTypes">,
  drafts: readonly RuleDraft[],
): Promise<DraftWorld> {
  const groups = await tx.query<{ id: string; display_name: string }>(
    `select id, display_name from "group" where organization_id = $1 and id = any($2::uuid[])`,
    [ctx.organizationId, drafts.map((draft) => draft.groupId)],
  );
  const folderIds = [...drafts, ...known.stored].flatMap((rule) => rule.folderIds);
  return {
    ...known,
    groups: new Map(groups.map((group) => [group.id, group.display_name])),
    folders: await readFolderNames(tx, ctx.organizationId, [...new Set(folderIds)]),
  };
}

/**
 * The rules that a draft would become. A stored rule that is as it was is not judged again: its group may be gone, its folder
 * deleted, its user type no longer one of the organization's.
 *
 * @throws AppError `invalid_input`, the field naming the rule and the part: `rules.2.groupId`
 */
export function toRules(drafts: readonly RuleDraft[], world: DraftWorld): readonly Rule[] {
  const stored = new Map(world.stored.map((rule) => [rule.id, rule]));
  const used = new Set<string>();
  return drafts.map((draft, index) => {
    const before = draft.id === null ? undefined : stored.get(draft.id);
    if (before !== undefined && used.has(before.id)) throw sameRuleTwice(index);
    if (before !== undefined) used.add(before.id);
    const rule: Rule = {
      id: before?.id ?? uuidv7(),
      position: index + 1,
      groupId: draft.groupId,
      groupName: world.groups.get(draft.groupId) ?? before?.groupName ?? "",
      accessRole: draft.accessRole,
      userType: draft.userType,
      folderIds: [...new Set(draft.folderIds)].sort(),
    };
    if (before === undefined || !givesTheSame(before, rule)) requireValid(rule, before, world);
    return rule;
  });
}

/** Whether two rules say the same, wherever they stand. */
export function givesTheSame(one: Rule, other: Rule): boolean {
  return (
    one.groupId === other.groupId &&
    one.accessRole === other.accessRole &&
    one.userType === other.userType &&
    one.folderIds.join() === other.folderIds.join()
  );
}

function requireValid(rule: Rule, before: Rule | undefined, world: DraftWorld): void {
  const refuse = (part: string, message: string) =>
    new AppError("invalid_input", `Rule ${rule.position}: ${message}`, { field: `rules.${rule.position - 1}.${part}` });
  if (before?.groupId !== rule.groupId && !world.groups.has(rule.groupId)) {
    throw refuse("groupId", "the group does not exist here. It was deleted; choose another one.");
  }
  if (rule.accessRole === null && rule.userType === null && rule.folderIds.length === 0) {
    throw refuse("accessRole", "it gives nothing. Choose an access role, a user type or a folder, or remove the rule.");
  }
  if (rule.userType !== null && rule.userType !== before?.userType && !world.userTypes.includes(rule.userType)) {
    throw refuse(
      "userType",
      `“${rule.userType}” is no user type here. This organization knows ${world.userTypes.join(", ")}.`,
    );
  }
  if (rule.folderIds.some((id) => !world.folders.has(id))) {
    throw refuse("folderIds", "a folder does not exist here. It was deleted; choose another one.");
  }
}

function sameRuleTwice(index: number): AppError {
  return new AppError("invalid_input", `Rule ${index + 1}: the list holds this rule twice. Remove one of them.`, {
    field: `rules.${index}.id`,
  });
}

/**
 * Rules that give EnterpriseAdmin are made, changed and removed by EnterpriseAdmins alone.
 *
 * @throws AppError `forbidden`
 */
export function requireMayChange(ctx: Ctx, before: readonly Rule[], after: readonly Rule[]): void {
  const own = roleOf(ctx);
  if (own === null || own === "EnterpriseAdmin") return;
  const touched = strongRulesIn(before, after) ?? strongRulesIn(after, before);
  if (touched === undefined) return;
  throw new AppError(
    "forbidden",
    `The rule for the group ${touched.groupName} gives EnterpriseAdmin, which is above your access role (${own}). Ask an EnterpriseAdmin to change it.`,
    { field: "rules" },
  );
}

/** One that gives EnterpriseAdmin and is missing or different in the other list. */
function strongRulesIn(rules: readonly Rule[], others: readonly Rule[]): Rule | undefined {
  const byId = new Map(others.map((rule) => [rule.id, rule]));
  return rules.find((rule) => {
    const other = byId.get(rule.id);
    return rule.accessRole === "EnterpriseAdmin" && (other === undefined || !givesTheSame(rule, other));
  });
}
