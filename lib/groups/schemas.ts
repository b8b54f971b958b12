import { z } from "zod";
import type { GroupRuleItem } from "@/lib/rules/schemas";
import type { Origin } from "@/lib/users/schemas";

/** Which groups: of a list or an export. */
export const GroupFilters = z.object({
  q: z.string().trim().max(200).exactOptional(),
  origin: z.enum(["entra", "hand"]).exactOptional(),
  /** Whether a group rule names the group. */
  rule: z.enum(["used", "unused"]).exactOptional(),
  /** Whether the group has members. */
  members: z.enum(["none", "some"]).exactOptional(),
});
export type GroupFilters = z.infer<typeof GroupFilters>;

export const ListGroupsParams = GroupFilters.extend({
  sort: z.enum(["name", "-name", "created", "-created"]).exactOptional(),
  // A name may be as long as an index holds.
  after: z.string().max(8000).exactOptional(),
  before: z.string().max(8000).exactOptional(),
});
export type ListGroupsParams = z.infer<typeof ListGroupsParams>;

export const ListMembersParams = z.object({
  q: z.string().trim().max(200).exactOptional(),
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListMembersParams = z.infer<typeof ListMembersParams>;

const GroupName = z.string().trim().min(1, "Enter a name.").max(200, "A name has at most 200 characters.");

export const CreateGroup = z.object({ displayName: GroupName }).strict();
export type CreateGroup = z.infer<typeof CreateGroup>;

const People = z.array(z.uuid()).max(500, "At most 500 people at a time.");

export const EditGroup = z
  .object({
    displayName: GroupName.exactOptional(),
    add: People.exactOptional(),
    remove: People.exactOptional(),
    version: z.number().int().positive().exactOptional(),
  })
  .strict();
export type EditGroup = z.infer<typeof EditGroup>;

export interface GroupListItem {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly memberCount: number;
  /** How many group rules name it. */
  readonly ruleCount: number;
  readonly origin: Origin;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How many groups, and the first of them by name. */
export interface NamedGroups {
  readonly count: number;
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

export interface GroupDetail extends GroupListItem {
  readonly version: number;
  /** What group rules give to its members, in their order. */
  readonly rules: readonly GroupRuleItem[];
  /** Groups that are its members, and groups that it is a member of; they give each other nothing. */
  readonly groupsInside: NamedGroups;
  readonly insideOf: NamedGroups;
}

export interface GroupMemberItem {
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly active: boolean;
  readonly addedAt: string;
}
