import type { Ctx } from "@/lib/context";
import { SqlParams } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/transaction";
import { holdFolders } from "@/lib/folders/lock-folders";
import { effectNotes } from "@/lib/rules/effect-notes";
import type { Rule } from "@/lib/rules/rule";
import { effectSql } from "@/lib/rules/rule-effects";
import { readRules } from "@/lib/rules/rule-row";
import { requireSafeEffects, summarizeEffects } from "@/lib/rules/summarize-effects";
import { writeEffects } from "@/lib/rules/write-effects";

/**
 * Whose effects to work out anew after something changed: `groupIds` are the groups whose members changed, whose rows the caller
 * has locked, and `userIds` the people who joined or left. No user ids: whoever is in those groups, or has something by a rule
 * about them. `all` is for a change of the rules or of what they give.
 */
export type RuleScope = { readonly groupIds: readonly string[]; readonly userIds: readonly string[] } | "all";

export interface RuleEffects {
  /** How many people have something else now, or have it by another rule. */
  readonly changed: number;
  /** How many of them gained or lost something. */
  readonly affected: number;
  /** Sentences about the first of them, for the request log. */
  readonly notes: readonly string[];
}

const noRuleEffects: RuleEffects = { changed: 0, affected: 0, notes: [] };

const mostNotes = 20;

/**
 * Makes what people have by group rules equal to what the stored rules say, in the caller's transaction, and writes an audit
 * row for each person of whom something changed. It checks no permission: members change with group:update, and rules follow.
 *
 * @throws AppError `forbidden` when a person would give or take an access role above their own; `conflict` for the last admin
 */
export async function applyGroupRules(tx: Tx, ctx: Ctx, scope: RuleScope): Promise<RuleEffects> {
  const rules = await readRules(tx, ctx.organizationId, scope === "all" ? null : scope.groupIds);
  if (scope !== "all" && rules.length === 0) return noRuleEffects;
  return applyRules(tx, ctx, { rules, before: rules, scope });
}

/** What to apply: the rules as they are now, and as they were when what is stored was given. */
interface Application {
  readonly rules: readonly Rule[];
  readonly before: readonly Rule[];
  readonly scope: RuleScope;
}

/** As `applyGroupRules`, with rules that the caller has read or written already. */
export async function applyRules(tx: Tx, ctx: Ctx, { rules, before, scope }: Application): Promise<RuleEffects> {
  if (rules.some((rule) => rule.folderIds.length > 0)) await holdFolders(tx, ctx.organizationId);
  const people =
    scope === "all" ? await lockDiffering(tx, ctx, rules) : await lockPeople(tx, ctx.organizationId, scope);
  const summary = await summarizeEffects(tx, ctx.organizationId, rules, people);
  if (summary.changed === 0) return noRuleEffects;
  await requireSafeEffects(tx, ctx, summary);
  await writeEffects(tx, ctx, { rules, before, scope: people });
  const { changed, affected } = summary;
  return { changed, affected, notes: effectNotes(summary.first, rules).slice(0, mostNotes) };
}

/**
 * Locks those people in the order of their ids and returns them. Two changes of different groups that share a person follow
 * one another here, so the second sees what the first did. Weaker than FOR UPDATE: adding somebody to a group need not wait.
 */
async function lockPeople(
  tx: Tx,
  organizationId: string,
  scope: Exclude<RuleScope, "all">,
): Promise<readonly string[]> {
  const named = scope.userIds.length > 0;
  const rows = await tx.query<{ id: string }>(
    `select u.id from "user" u where u.organization_id = $1 and ${named ? "u.id = any($2::uuid[])" : `u.id in (${touchedSql})`}
     order by u.id for no key update of u`,
    [organizationId, named ? scope.userIds : scope.groupIds],
  );
  return rows.map((row) => row.id);
}

/** Whoever changed the rules keeps members from changing meanwhile, so nobody else comes to differ while we wait. */
async function lockDiffering(tx: Tx, ctx: Ctx, rules: readonly Rule[]): Promise<readonly string[]> {
  const params = new SqlParams(ctx.organizationId);
  const rows = await tx.query<{ id: string }>(
    `with ${effectSql(params, rules, "all")}
     select u.id from "user" u where u.organization_id = $1 and u.id in (select d.user_id from differing d)
     order by u.id for no key update of u`,
    params.values,
  );
  return rows.map((row) => row.id);
}

const rulesOf = "(select r.id from group_rule r where r.organization_id = $1 and r.group_id = any($2::uuid[]))";
const touchedSql = `
  select m.user_id from group_member m where m.organization_id = $1 and m.group_id = any($2::uuid[])
  union select t.id from "user" t where t.organization_id = $1
    and (t.access_role_rule_id in ${rulesOf} or t.user_type_rule_id in ${rulesOf})
  union select a.user_id from folder_access a where a.organization_id = $1 and a.rule_id in ${rulesOf}`;
