import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ConflictDto, DecideConflict, ListConflictsParams } from "@/lib/conflicts/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/conflicts`;

/** The keys and readers of the conflict inbox. */
export const conflictQueries = {
  all: (slug: string) => ["conflicts", slug] as const,

  list: (slug: string, params: ListConflictsParams) =>
    queryOptions({
      queryKey: [...conflictQueries.all(slug), "list", params] as const,
      queryFn: ({ signal }) => getJson<Page<ConflictDto>>(base(slug), params, signal),
      placeholderData: keepPreviousData,
    }),

  /** For the shell around every page, under a key of its own: see `connectorQueries.held`. */
  open: (slug: string) =>
    queryOptions({
      queryKey: [...conflictQueries.all(slug), "open"] as const,
      queryFn: ({ signal }) => getJson<Page<ConflictDto>>(base(slug), {}, signal),
    }),
};

/** The writers of the conflict inbox, as `mutationFn`. Afterwards invalidate `conflictQueries.all(slug)`. */
export const conflictMutations = {
  decide: (slug: string) => (input: DecideConflict & { readonly id: string }) => {
    const { id, ...decision } = input;
    return sendJson<ConflictDto>("POST", `${base(slug)}/${id}/decision`, decision);
  },

  undo: (slug: string) => (id: string) => sendJson<ConflictDto>("DELETE", `${base(slug)}/${id}/decision`),
};
