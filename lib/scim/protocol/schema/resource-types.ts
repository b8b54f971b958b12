import type { ResourceType } from "./attribute";
import { enterpriseUserSchema } from "./enterprise-user";
import { groupSchema } from "./group";
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
