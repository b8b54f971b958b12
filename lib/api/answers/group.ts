import { z } from "zod";
import { AccessRoleAnswer, Id, IdAndName, Moment, OriginAnswer, Version } from "@/lib/api/answers/parts";
import type { GroupDetail, GroupListItem, GroupMemberItem } from "@/lib/groups/schemas";

const listed = {
  id: Id,
  displayName: z.string(),
  externalId: z.string().nullable(),
  memberCount: z.int(),
  ruleCount: z.int().meta({ description: "How many group rules name it." }),
  origin: OriginAnswer,
  createdAt: Moment,
  updatedAt: Moment,
};

export const GroupListAnswer: z.ZodType<GroupListItem> = z.strictObject(listed).meta({ id: "GroupListItem" });

const NamedGroupsAnswer = z
  .strictObject({ count: z.int(), items: z.array(IdAndName).meta({ description: "The first 50, by name." }) })
  .meta({ id: "NamedGroups" });

export const GroupAnswer: z.ZodType<GroupDetail> = z
  .strictObject({
    ...listed,
    version: Version,
    rules: z.array(
      z.strictObject({
        id: Id,
        position: z.int(),
        accessRole: AccessRoleAnswer.nullable(),
        userType: z.string().nullable(),
        folders: z.array(IdAndName),
      }),
    ),
    groupsInside: NamedGroupsAnswer.meta({ description: "Groups that are its members; they give it nobody." }),
    insideOf: NamedGroupsAnswer.meta({ description: "Groups that it is a member of; they give it nothing." }),
  })
  .meta({ id: "Group" });

export const MemberAnswer: z.ZodType<GroupMemberItem> = z
  .strictObject({
    userId: Id,
    userName: z.string(),
    displayName: z.string().nullable(),
    active: z.boolean(),
    addedAt: Moment,
  })
  .meta({ id: "GroupMember" });
