import type { DeclareSchemaExtension } from "@/lib/schema-extensions/schemas";

/** An extension with an attribute of every type, and lists of text and numbers. */
export const badgeExtension = {
  urn: "urn:ietf:params:scim:schemas:extension:contoso:2.0:User",
  name: "Contoso",
  description: "What Contoso keeps about its people",
  attributes: [
    { name: "badge", type: "string", description: "As printed on the badge" },
    { name: "room", type: "string", caseExact: true },
    { name: "remote", type: "boolean" },
    { name: "floor", type: "integer" },
    { name: "share", type: "decimal" },
    { name: "joined", type: "dateTime" },
    { name: "page", type: "reference" },
    { name: "seal", type: "binary" },
    { name: "skills", type: "string", multiValued: true, canonicalValues: ["maths", "looms"] },
    { name: "years", type: "integer", multiValued: true },
  ],
} satisfies DeclareSchemaExtension;
