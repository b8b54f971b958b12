import type { SchemaAttribute, SchemaAttributeType } from "@/lib/schema-extensions/schemas";

/** Each type in plain words, with its name in SCIM. */
const typeWords: Readonly<Record<SchemaAttributeType, string>> = {
  string: "Text",
  boolean: "True or false",
  integer: "Whole number",
  decimal: "Number",
  dateTime: "Date and time",
  reference: "Address (URI)",
  binary: "Binary data (base64)",
};

export const typeOptions = (Object.keys(typeWords) as SchemaAttributeType[]).map((value) => ({
  value,
  label: typeWords[value],
}));

/** “Text, several values, case counts”. */
export function describeType({ type, multiValued, caseExact }: SchemaAttribute): string {
  return [typeWords[type], multiValued ? "several values" : "", type === "string" && caseExact ? "case counts" : ""]
    .filter((part) => part !== "")
    .join(", ");
}
