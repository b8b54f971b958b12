import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  DeclareSchemaExtension,
  DeletedSchemaExtension,
  SchemaExtensionDto,
  SchemaExtensionItem,
  UpdateSchemaExtension,
} from "@/lib/schema-extensions/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/schema-extensions`;

/** The keys and readers of schema extensions. */
export const schemaExtensionQueries = {
  all: (slug: string) => ["schema-extensions", slug] as const,

  list: (slug: string) =>
    queryOptions({
      queryKey: [...schemaExtensionQueries.all(slug), "list"] as const,
      queryFn: ({ signal }) => getJson<readonly SchemaExtensionItem[]>(base(slug), {}, signal),
    }),
};

/** The writers of schema extensions, as `mutationFn`. Afterwards invalidate `schemaExtensionQueries.all(slug)`. */
export const schemaExtensionMutations = {
  declare: (slug: string) => (input: DeclareSchemaExtension) => sendJson<SchemaExtensionDto>("POST", base(slug), input),

  update: (slug: string, id: string) => (input: UpdateSchemaExtension) =>
    sendJson<SchemaExtensionDto>("PATCH", `${base(slug)}/${id}`, input),

  /** Also invalidate `userQueries.all(slug)`: people lose values. */
  remove: (slug: string) => (id: string) => sendJson<DeletedSchemaExtension>("DELETE", `${base(slug)}/${id}`),
};
