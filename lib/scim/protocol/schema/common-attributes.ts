import type { Attribute } from "./attribute";
import { defineAttribute } from "./define-attribute";

const readOnly = { mutability: "readOnly", caseExact: true } as const;

/** RFC 7643 §3 and §3.1: what every resource has. They belong to no schema and so are not in `/Schemas`. */
export const commonAttributes: readonly Attribute[] = [
  // URNs are compared without regard to case (RFC 8141 §3), against the caseExact true of RFC 7643 §3.1 for texts in general.
  defineAttribute("schemas", "The URNs of the schemas that the resource uses.", {
    type: "reference",
    referenceTypes: ["uri"],
    multiValued: true,
    mutability: "readOnly",
    returned: "always",
    required: true,
  }),
  defineAttribute("id", "A unique identifier that the service provider gives.", {
    ...readOnly,
    returned: "always",
    uniqueness: "server",
  }),
  defineAttribute("externalId", "An identifier that the provisioning client gives.", { caseExact: true }),
  defineAttribute("meta", "Metadata of the resource.", {
    type: "complex",
    mutability: "readOnly",
    subAttributes: [
      defineAttribute("resourceType", "The name of the resource type.", readOnly),
      defineAttribute("created", "When the resource was added.", { ...readOnly, type: "dateTime" }),
      defineAttribute("lastModified", "When the resource was last changed.", { ...readOnly, type: "dateTime" }),
      defineAttribute("location", "The URI of the resource.", {
        ...readOnly,
        type: "reference",
        referenceTypes: ["uri"],
      }),
      defineAttribute("version", "The version of the resource, equal to its ETag.", readOnly),
    ],
  }),
];
