import { z } from "zod";
import { Id, Moment, OriginAnswer, Version } from "@/lib/api/answers/parts";
import type { RuleGrant, UserDetail, UserListItem } from "@/lib/users/schemas";

const listed = {
  id: Id,
  userName: z.string(),
  displayName: z.string().nullable(),
  email: z.string().nullable(),
  active: z.boolean(),
  invited: z.boolean().meta({ description: "Signs in with a password and has none yet." }),
  userType: z.string().nullable().meta({ description: "What counts: a rule's, else what Entra or a hand gave." }),
  accessRole: z.string().nullable(),
  accessRoleRule: z
    .int()
    .nullable()
    .meta({ description: "The position of the group rule that gives the access role." }),
  userTypeRule: z.int().nullable().meta({ description: "The position of the group rule that gives the user type." }),
  loginMethod: z.enum(["sso", "builtin"]),
  origin: OriginAnswer,
  groupCount: z.int(),
  lastSignInAt: Moment.nullable(),
  createdAt: Moment,
  updatedAt: Moment,
};

const RuleGrantAnswer = z
  .strictObject({
    value: z.string(),
    ruleId: Id,
    position: z.int(),
    groupId: Id,
    groupName: z.string(),
    since: Moment,
  })
  .meta({ id: "RuleGrant" }) satisfies z.ZodType<RuleGrant>;

const Access = z.strictObject({
  accessRole: z.strictObject({
    byHand: z.string().nullable(),
    sent: z.string().nullable(),
    rule: RuleGrantAnswer.nullable(),
  }),
  userType: z.strictObject({
    effective: z.string().nullable(),
    own: z.string().nullable(),
    isDefault: z.boolean(),
    rule: RuleGrantAnswer.nullable(),
  }),
  folders: z.array(
    z.strictObject({
      folderId: Id,
      name: z.string(),
      path: z.array(z.string()),
      source: z.enum(["hand", "scim", "rule"]),
      givenBy: z.string(),
      since: Moment,
      ruleId: Id.nullable(),
    }),
  ),
});

export const UserListAnswer: z.ZodType<UserListItem> = z.strictObject(listed).meta({ id: "UserListItem" });

export const UserAnswer: z.ZodType<UserDetail> = z
  .strictObject({
    ...listed,
    externalId: z.string().nullable(),
    version: Version,
    attributes: z.array(z.strictObject({ path: z.string(), value: z.string() })),
    groups: z
      .array(z.strictObject({ id: Id, displayName: z.string(), addedAt: Moment }))
      .meta({ description: "The first 200 by name." }),
    access: Access.meta({ description: "Why the user has its access role, user type and folders." }),
    scim: z.unknown().meta({ description: "The resource as SCIM answers it." }),
  })
  .meta({ id: "User" });
