import { apiDocument } from "@/lib/api/document";
import { exampleCall } from "@/lib/api/example-call";
import { type Operation, sections } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";
import { refusalsOf } from "@/lib/api/refusals";
import { type Field, fieldsOf, type JsonSchema, typeOf } from "@/lib/api/schema-fields";
import type { ApiReference, ReferenceOperation } from "@/lib/api/schemas";

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
}

interface Documented {
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

let made: ApiReference | undefined;

/** The API as its page shows it: the same document that programs read, as tables. Worked out once. */
export function apiReference(): ApiReference {
  made ??= makeReference();
  return made;
}

function makeReference(): ApiReference {
  const { paths, components } = apiDocument() as unknown as Document;
  return {
    chapters: sections.map((name) => ({
      name,
      operations: operations
        .filter(({ section }) => section === name)
        .map((operation) => toReference(operation, paths[operation.path]?.[operation.method.toLowerCase()])),
    })),
    objects: Object.entries(components.schemas)
      .map(([name, schema]) => ({ name, description: schema.description ?? null, fields: fieldsOf(schema) }))
      .sort((left, right) => left.name.localeCompare(right.name, "en")),
  };
}

function toReference(operation: Operation, documented: Documented | undefined): ReferenceOperation {
  const { id, method, path, summary, description, permission, status } = operation;
  const parameters: readonly Field[] = (documented?.parameters ?? []).map((parameter) => ({
    name: parameter.name,
    place: parameter.in,
    required: parameter.required === true,
    ...typeOf(parameter.schema),
    description: parameter.description ?? null,
  }));
  const body = documented?.requestBody?.content?.["application/json"]?.schema;
  const answer = documented?.responses[String(status)]?.content?.["application/json"]?.schema;
  return {
    id,
    method,
    path: `/api/v1${path}`,
    summary,
    description: description ?? null,
    permission,
    parameters,
    bodies: bodiesOf(body),
    status,
    answer: answer === undefined ? null : typeOf(itemsOf(answer) ?? answer),
    isList: answer !== undefined && itemsOf(answer) !== null,
    refusals: refusalsOf(operation),
    example: exampleCall(operation, body),
  };
}

/** One table of fields for each form that the body may have. */
function bodiesOf(schema: JsonSchema | undefined): ReferenceOperation["bodies"] {
  if (schema === undefined) return [];
  const forms = schema.oneOf ?? schema.anyOf;
  if (forms === undefined) return [{ name: null, fields: fieldsOf(schema) }];
  return forms.map((form) => ({ name: String(form.properties?.["kind"]?.const ?? ""), fields: fieldsOf(form) }));
}

/** Of what an answer is a list; null when it is none. */
function itemsOf(schema: JsonSchema): JsonSchema | null {
  const { items, next } = schema.properties ?? {};
  return items?.items !== undefined && next !== undefined ? items.items : null;
}
