import { z } from "zod";
import { AccessRoleAnswer, Id, IdAndName, Moment, Version } from "@/lib/api/answers/parts";
import type { RuleItem, RuleList, RulePreview, SavedRules } from "@/lib/rules/schemas";

const Rule = z
  .strictObject({
    id: Id,
    position: z.int().meta({ description: "Counted from 1; the first match wins." }),
    groupId: Id,
    groupName: z.string(),
    groupGone: z.boolean(),
    memberCount: z.int(),
    accessRole: AccessRoleAnswer.nullable(),
    userType: z.string().nullable(),
    folders: z.array(IdAndName),
  })
  .meta({ id: "GroupRule" }) satisfies z.ZodType<RuleItem>;

const list = {
  version: Version,
  rules: z.array(Rule),
  userTypes: z.array(z.string()).meta({ description: "The user types that a rule may give." }),
  lastChange: z.strictObject({ by: z.string(), at: Moment }).nullable(),
};

export const RulesAnswer: z.ZodType<RuleList> = z.strictObject(list).meta({ id: "GroupRules" });

export const SavedRulesAnswer: z.ZodType<SavedRules> = z
  .strictObject({ ...list, changedPeople: z.int() })
  .meta({ id: "SavedGroupRules" });

const Person = z.strictObject({
  userId: Id,
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  ruleBefore: z.int().nullable(),
  ruleAfter: z.int().nullable(),
});

export const RulePreviewAnswer: z.ZodType<RulePreview> = z
  .strictObject({
    changes: z.array(
      z.strictObject({
        kind: z.enum(["roleUp", "roleDown", "userType", "gainFolder", "loseFolder", "reason"]),
        value: z.string().nullable(),
        folderId: Id.nullable(),
        count: z.int(),
        people: z.array(Person).meta({ description: "The first 50 by name." }),
      }),
    ),
    moreChanges: z.int(),
    changedPeople: z.int(),
    unchangedPeople: z.int(),
    refusal: z.string().nullable().meta({ description: "Why these rules could not be saved; null when they can." }),
  })
  .meta({ id: "GroupRulesPreview" });
