import { z } from "zod";
import { Id, IdAndName, Moment, Version } from "@/lib/api/answers/parts";
import type {
  DeletedFolder,
  FolderDetail,
  FolderItem,
  FolderPerson,
  FolderRule,
  GrantOutcome,
  RevokeOutcome,
} from "@/lib/folders/schemas";

const folder = {
  id: Id,
  parentId: Id.nullable().meta({ description: "Null at the top of the tree." }),
  name: z.string(),
  externalId: z.string().nullable(),
  people: z.int().meta({ description: "Who may use this very folder; subfolders are not counted." }),
  rules: z.int(),
  version: Version,
};

const RuleOfFolder = z.strictObject({
  ruleId: Id,
  position: z.int(),
  groupId: Id,
  groupName: z.string(),
}) satisfies z.ZodType<FolderRule>;

const Grant = z
  .strictObject({
    source: z.enum(["hand", "scim", "rule"]),
    givenBy: z.string(),
    since: Moment,
    rule: RuleOfFolder.nullable(),
  })
  .meta({ id: "FolderGrant", description: "One reason why somebody may use a folder." });

export const FolderItemAnswer: z.ZodType<FolderItem> = z.strictObject(folder).meta({ id: "FolderItem" });

export const FolderAnswer: z.ZodType<FolderDetail> = z
  .strictObject({
    ...folder,
    path: z.array(IdAndName),
    subfolders: z.int(),
    givenByRules: z.array(RuleOfFolder),
    asked: z.strictObject({ byId: z.int(), byExternalId: z.int(), byName: z.int() }),
    createdAt: Moment,
    updatedAt: Moment,
  })
  .meta({ id: "Folder" });

export const DeletedFolderAnswer: z.ZodType<DeletedFolder> = z
  .strictObject({ people: z.int(), subfolders: z.int() })
  .meta({ id: "DeletedFolder" });

export const FolderPersonAnswer: z.ZodType<FolderPerson> = z
  .strictObject({
    userId: Id,
    userName: z.string(),
    displayName: z.string().nullable(),
    active: z.boolean(),
    grants: z.array(Grant),
  })
  .meta({ id: "FolderPerson" });

export const GrantOutcomeAnswer: z.ZodType<GrantOutcome> = z
  .strictObject({ granted: z.int(), already: z.int().meta({ description: "Had it by hand before." }) })
  .meta({ id: "GrantOutcome" });

export const RevokeOutcomeAnswer: z.ZodType<RevokeOutcome> = z
  .strictObject({ stays: z.array(Grant).meta({ description: "By whom the user has the folder still." }) })
  .meta({ id: "RevokeOutcome" });
