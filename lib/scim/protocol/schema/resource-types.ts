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

/** RFC 7643 §6: every kind of resource that the service offers. */
export const resourceTypes: readonly ResourceType[] = [userResource, groupResource];
