import type { Translate } from "@/i18n/translate";
import { type SchemaAttribute, type SchemaAttributeType, schemaAttributeTypes } from "@/lib/schema-extensions/schemas";

interface TypeOption {
  readonly value: SchemaAttributeType;
  readonly label: string;
}

/** Each type in plain words. */
export function typeOptions(t: Translate<"schemaExtensions">): readonly TypeOption[] {
  return schemaAttributeTypes.map((value) => ({ value, label: t(`types.${value}`) }));
}

/** “Text, several values, case counts”. */
export function describeType(t: Translate<"schemaExtensions">, attribute: SchemaAttribute): string {
  const { type, multiValued, caseExact } = attribute;
  return [
    t(`types.${type}`),
    multiValued ? t("types.multiValued") : "",
    type === "string" && caseExact ? t("types.caseExact") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}
