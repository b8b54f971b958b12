import type { ResourceType } from "./attribute";
import { enterpriseUserSchema } from "./enterprise-user";
import { groupSchema, nestingGroupSchema } from "./group";
import { userSchema } from "./user";

export const userResource: ResourceType = {
  name: "User",
  endpoint: "/Users",
  description: "User Account",
  schema: userSchema,
  extensions: [enterpriseUserSchema],
};

export const groupResource: ResourceType = {
  name: "Group",
  endpoint: "/Groups",
  description: "Group",
  schema: groupSchema,
  extensions: [],
};

/** Where groups may be members of groups. Only discovery tells the difference. */
export const nestingGroupResource: ResourceType = { ...groupResource, schema: nestingGroupSchema };
