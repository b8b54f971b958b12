import type { ResourceType } from "./attribute";
import { enterpriseUserSchema } from "./enterprise-user";
import { type GroupRules, groupSchemaOf } from "./group";
import { userSchema } from "./user";

export const userResource: ResourceType = {
  name: "User",
  endpoint: "/Users",
  description: "User Account",
  schema: userSchema,
  extensions: [enterpriseUserSchema],
};

/** The Group resource as a connector has it. Only discovery tells the difference. */
export function groupResourceOf(rules: GroupRules): ResourceType {
  return {
    name: "Group",
    endpoint: "/Groups",
    description: "Group",
    schema: groupSchemaOf(rules),
    extensions: [],
  };
}

export const groupResource = groupResourceOf({ nests: false, uniqueNames: false });
