import { groupUrn } from "../urns";
import type { Schema } from "./attribute";
import { defineAttribute } from "./define-attribute";

const immutable = { mutability: "immutable" } as const;

/** RFC 7643 §4.2 and §8.7.1. `displayName` is required by the text of §4.2. */
export const groupSchema = schemaWith(["User"]);

/** The same where groups may be members of groups. */
export const nestingGroupSchema = schemaWith(["User", "Group"]);

function schemaWith(memberTypes: readonly string[]): Schema {
  return {
    id: groupUrn,
    name: "Group",
    description: "Group",
    attributes: [
      defineAttribute("displayName", "The name of the group, compared without regard to case.", { required: true }),
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
