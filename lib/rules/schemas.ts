import { z } from "zod";

/** Rules of one organization. */
const mostRules = 200;

const mostFoldersOfRule = 100;

const RuleDraft = z
  .object({
    /** Of a rule that is stored already; what it gives keeps its time. */
    id: z.uuid("This is no id of a rule.").nullable().default(null),
    groupId: z.uuid("Choose a group."),
    accessRole: z
      .enum(["ReadOnly", "User", "Admin", "EnterpriseAdmin"], "Choose ReadOnly, User, Admin or EnterpriseAdmin.")
      .nullable()
      .default(null),
    userType: z.string().min(1, "Choose a user type.").max(100).nullable().default(null),
    folderIds: z
      .array(z.uuid("This is no id of a folder."))
      .max(mostFoldersOfRule, `A rule gives at most ${mostFoldersOfRule} folders.`)
      .default([]),
  })
  .strict();
export type RuleDraft = z.infer<typeof RuleDraft>;

const RuleDrafts = z.array(RuleDraft).max(mostRules, `An organization has at most ${mostRules} rules.`);

export const PreviewRules = z.object({ rules: RuleDrafts }).strict();
export type PreviewRules = z.infer<typeof PreviewRules>;

/** The whole list in its order. `version` is the one that was shown: when there is another by now, nothing is changed. */
export const SaveRules = z.object({ version: z.number().int().nonnegative(), rules: RuleDrafts }).strict();
export type SaveRules = z.infer<typeof SaveRules>;

export interface RuleItem {
  readonly id: string;
  /** Counted from 1. */
  readonly position: number;
  readonly groupId: string;
  readonly groupName: string;
  /** The group was deleted, so the rule does nothing. */
  readonly groupGone: boolean;
  readonly memberCount: number;
  readonly accessRole: RuleDraft["accessRole"];
  readonly userType: string | null;
  readonly folders: readonly { readonly id: string; readonly name: string }[];
}

export interface RuleList {
  readonly version: number;
  readonly rules: readonly RuleItem[];
  /** The user types that a rule may give. */
  readonly userTypes: readonly string[];
  readonly lastChange: { readonly by: string; readonly at: string } | null;
}

/** One person in a preview. Rule numbers are those of the stored list before and of the draft after. */
export interface RuleChangePerson {
  readonly userId: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly ruleBefore: number | null;
  readonly ruleAfter: number | null;
}

/** What happens to some people alike: the first 50 by name, and how many there are. */
export interface RuleChange {
  /** `reason`: they keep what they have, by another rule or only by one now. */
  readonly kind: "roleUp" | "roleDown" | "userType" | "gainFolder" | "loseFolder" | "reason";
  /** The access role or user type that they will have, or the folder's name. */
  readonly value: string | null;
  readonly folderId: string | null;
  readonly count: number;
  readonly people: readonly RuleChangePerson[];
}

export interface RulePreview {
  /** The 100 largest; `moreChanges` says how many are left out. */
  readonly changes: readonly RuleChange[];
  readonly moreChanges: number;
  /** People who gain or lose something. */
  readonly changedPeople: number;
  readonly unchangedPeople: number;
  /** Why these rules could not be saved, whatever is done; null when they can. */
  readonly refusal: string | null;
}

export interface SavedRules extends RuleList {
  readonly changedPeople: number;
}

/** What the rules give to the members of one group. */
export type GroupRuleItem = Pick<RuleItem, "id" | "position" | "accessRole" | "userType" | "folders">;
