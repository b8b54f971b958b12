import type {
  DeclareSchemaExtension,
  SchemaAttribute,
  SchemaAttributeInput,
  SchemaAttributeType,
  SchemaExtensionDto,
} from "@/lib/schema-extensions/schemas";

/** An attribute while it is typed. */
export interface DraftAttribute {
  /** Tells rows apart, whatever they are called. */
  readonly key: number;
  readonly name: string;
  readonly type: SchemaAttributeType;
  readonly multiValued: boolean;
  readonly caseExact: boolean;
  readonly description: string;
  /** One on each line. */
  readonly suggested: string;
}

/** An extension while it is typed. */
export interface Draft {
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly DraftAttribute[];
}

const empty: Omit<DraftAttribute, "key"> = {
  name: "",
  type: "string",
  multiValued: false,
  caseExact: false,
  description: "",
  suggested: "",
};

export const newDraft: Draft = { urn: "", name: "", description: "", attributes: [{ ...empty, key: 0 }] };

export function draftOf({ urn, name, description, attributes }: SchemaExtensionDto): Draft {
  return { urn, name, description: description ?? "", attributes: attributes.map(draftOfAttribute) };
}

function draftOfAttribute(attribute: SchemaAttribute, key: number): DraftAttribute {
  const { name, type, multiValued, caseExact, description, canonicalValues } = attribute;
  return {
    key,
    name,
    type,
    multiValued,
    caseExact,
    description: description ?? "",
    suggested: canonicalValues.join("\n"),
  };
}

/** With one more attribute below the others. */
export function withAttribute(attributes: readonly DraftAttribute[]): readonly DraftAttribute[] {
  return [...attributes, { ...empty, key: Math.max(-1, ...attributes.map(({ key }) => key)) + 1 }];
}

/** What the draft asks for, not judged yet. */
export function inputOf({ urn, name, description, attributes }: Draft): DeclareSchemaExtension {
  return { urn, name, description, attributes: attributes.map(inputOfAttribute) };
}

function inputOfAttribute({ key: _, suggested, type, ...attribute }: DraftAttribute): SchemaAttributeInput {
  const isText = type === "string";
  return {
    ...attribute,
    type,
    caseExact: isText && attribute.caseExact,
    canonicalValues: isText ? linesOf(suggested) : [],
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
