import { groupUrn } from "../urns";
import type { Schema } from "./attribute";
import { defineAttribute } from "./define-attribute";

const immutable = { mutability: "immutable" } as const;

export interface GroupRules {
  /** Whether groups may be members of groups. */
  readonly nests: boolean;
  /** Whether no two groups have one name. */
  readonly uniqueNames: boolean;
}

/** RFC 7643 §4.2 and §8.7.1. `displayName` is required by the text of §4.2. */
export function groupSchemaOf({ nests, uniqueNames }: GroupRules): Schema {
  const memberTypes = nests ? ["User", "Group"] : ["User"];
  return {
    id: groupUrn,
    name: "Group",
    description: "Group",
    attributes: [
      defineAttribute("displayName", "The name of the group, compared without regard to case.", {
        required: true,
        uniqueness: uniqueNames ? "server" : "none",
      }),
      defineAttribute("members", "The members of the group.", {
        type: "complex",
        multiValued: true,
        subAttributes: [
          // An id, and ids are caseExact (RFC 7643 §3.1); §8.7.1 leaves the default of false.
          defineAttribute("value", "The id of the member.", { ...immutable, caseExact: true }),
          defineAttribute("$ref", "The URI of the member.", {
            ...immutable,
            type: "reference",
            caseExact: true,
            referenceTypes: memberTypes,
          }),
          defineAttribute("type", "The resource type of the member.", {
            ...immutable,
            canonicalValues: memberTypes,
          }),
          defineAttribute("display", "The display name of the member; it follows the member.", {
            mutability: "readOnly",
          }),
        ],
      }),
    ],
  };
}
