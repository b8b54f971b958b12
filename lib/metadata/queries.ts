import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  AcceptMetadataKeys,
  DeclareMetadataKey,
  DeletedMetadataKey,
  ListMetadataKeysParams,
  MetadataKeyDto,
  MetadataKeyNames,
  MetadataKeys,
  UpdateMetadataKey,
} from "@/lib/metadata/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/metadata-keys`;

/** The keys and readers of metadata keys. */
export const metadataQueries = {
  all: (slug: string) => ["metadata", slug] as const,

  list: (slug: string, params: ListMetadataKeysParams) =>
    queryOptions({
      queryKey: [...metadataQueries.all(slug), "list", params] as const,
      queryFn: ({ signal }) => getJson<MetadataKeys>(base(slug), params, signal),
      placeholderData: keepPreviousData,
    }),

  names: (slug: string) =>
    queryOptions({
      queryKey: [...metadataQueries.all(slug), "names"] as const,
      queryFn: ({ signal }) =>
        getJson<MetadataKeyNames>(`/api/organizations/${encodeURIComponent(slug)}/metadata-key-names`, {}, signal),
    }),
};

/** The writers of metadata keys, as `mutationFn`. Afterwards invalidate `metadataQueries.all(slug)`. */
export const metadataMutations = {
  declare: (slug: string) => (input: DeclareMetadataKey) => sendJson<MetadataKeyDto>("POST", base(slug), input),

  update: (slug: string, key: string) => (input: UpdateMetadataKey) =>
    sendJson<MetadataKeyDto>("PATCH", `${base(slug)}/${encodeURIComponent(key)}`, input),

  /** Also invalidate `userQueries.all(slug)`: people lose values. */
  remove: (slug: string) => (key: string) =>
    sendJson<DeletedMetadataKey>("DELETE", `${base(slug)}/${encodeURIComponent(key)}`),

  accept: (slug: string) => (input: AcceptMetadataKeys) => sendJson<AcceptMetadataKeys>("PATCH", base(slug), input),
};
