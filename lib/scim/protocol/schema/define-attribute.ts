import type { Attribute } from "./attribute";

/** An attribute with the defaults of RFC 7643 §2.2: optional text, readWrite, returned by default. */
export function defineAttribute(
  name: string,
  description: string,
  characteristics: Partial<Omit<Attribute, "name" | "description">> = {},
): Attribute {
  return {
    name,
    type: "string",
    multiValued: false,
    description,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    ...characteristics,
  };
}
