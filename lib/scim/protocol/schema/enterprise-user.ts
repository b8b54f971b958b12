import { enterpriseUserUrn } from "../urns";
import type { Schema } from "./attribute";
import { defineAttribute } from "./define-attribute";

/** RFC 7643 §4.3. */
export const enterpriseUserSchema: Schema = {
  id: enterpriseUserUrn,
  name: "EnterpriseUser",
  description: "Enterprise User",
  attributes: [
    defineAttribute("employeeNumber", "The number that the organization gave the user."),
    defineAttribute("costCenter", "The cost center."),
    defineAttribute("organization", "The organization."),
    defineAttribute("division", "The division."),
    defineAttribute("department", "The department."),
    // Without the displayName of RFC 7643 §4.3, which is optional: it would be another user's, and is read at $ref.
    defineAttribute("manager", "The user's manager.", {
      type: "complex",
      subAttributes: [
        // An id, and ids are caseExact (RFC 7643 §3.1); §8.7.1 leaves the default of false.
        defineAttribute("value", "The id of the manager's User resource.", { caseExact: true }),
        defineAttribute("$ref", "The URI of the manager's User resource.", {
          type: "reference",
          caseExact: true,
          referenceTypes: ["User"],
        }),
      ],
    }),
  ],
};
