import type { Translate } from "@/i18n/translate";
import type { RuleDraft, RuleItem, RuleList } from "@/lib/rules/schemas";

interface DraftGroup {
  readonly id: string;
  readonly name: string;
  readonly gone: boolean;
  readonly members: number;
}

/** A rule while it is edited. */
export interface EditedRule {
  /** Its own on this page, also before it has an id. */
  readonly key: string;
  readonly id: string | null;
  readonly group: DraftGroup | null;
  readonly accessRole: RuleItem["accessRole"];
  readonly userType: string | null;
  /** Null where the sentence does not speak of folders. */
  readonly folders: RuleItem["folders"] | null;
}

export function emptyRule(): EditedRule {
  return { key: crypto.randomUUID(), id: null, group: null, accessRole: null, userType: null, folders: null };
}

export function toEdited(list: RuleList): readonly EditedRule[] {
  return list.rules.map((rule) => ({
    key: rule.id,
    id: rule.id,
    group: { id: rule.groupId, name: rule.groupName, gone: rule.groupGone, members: rule.memberCount },
    accessRole: rule.accessRole,
    userType: rule.userType,
    folders: rule.folders.length === 0 ? null : rule.folders,
  }));
}

/** What a rule needs before it can be saved; null when it needs nothing. */
export function missingOf(rule: EditedRule): "group" | "gift" | null {
  if (rule.group === null) return "group";
  // A stored rule of a deleted group, or one whose folder was deleted, may stay as it is.
  if (rule.group.gone || givesSomething(rule)) return null;
  return rule.folders === null && rule.id !== null ? null : "gift";
}

export function givesSomething(rule: EditedRule): boolean {
  return rule.accessRole !== null || rule.userType !== null || (rule.folders?.length ?? 0) > 0;
}

/** The finished rules as they are sent. */
export function toInput(rules: readonly EditedRule[]): RuleDraft[] {
  return rules.flatMap((rule) =>
    rule.group === null || missingOf(rule) !== null
      ? []
      : [
          {
            id: rule.id,
            groupId: rule.group.id,
            accessRole: rule.accessRole,
            userType: rule.userType,
            folderIds: (rule.folders ?? []).map(({ id }) => id),
          },
        ],
  );
}

/** Two lists with the same signature mean the same. */
export function signatureOf(rules: readonly EditedRule[]): string {
  return JSON.stringify(
    rules.map((rule) => [
      rule.id ?? rule.key,
      rule.group?.id,
      rule.accessRole,
      rule.userType,
      (rule.folders ?? []).map(({ id }) => id).sort(),
    ]),
  );
}

/** Whether the edit only puts the stored rules in another order. */
export function onlyMoves(before: readonly EditedRule[], after: readonly EditedRule[]): boolean {
  const sorted = (rules: readonly EditedRule[]) => signatureOf([...rules].sort((a, b) => (a.key < b.key ? -1 : 1)));
  return sorted(before) === sorted(after);
}

export function nameOfRule(t: Translate<"rules">, rule: EditedRule | undefined): string {
  return rule?.group ? t("ruleFor", { group: rule.group.name }) : t("newRule");
}
