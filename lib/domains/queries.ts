import { queryOptions } from "@tanstack/react-query";
import type { AddDomain, DeletedDomain, DomainDto, DomainItem } from "@/lib/domains/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/domains`;

/** The keys and readers of domains. */
export const domainQueries = {
  all: (slug: string) => ["domains", slug] as const,

  list: (slug: string) =>
    queryOptions({
      queryKey: [...domainQueries.all(slug), "list"] as const,
      queryFn: ({ signal }) => getJson<readonly DomainItem[]>(base(slug), {}, signal),
    }),
};

/** The writers of domains, as `mutationFn`. Afterwards invalidate `domainQueries.all(slug)`. */
export const domainMutations = {
  add: (slug: string) => (input: AddDomain) => sendJson<DomainDto>("POST", base(slug), input),

  /** Asks DNS now, which may take seconds. */
  check: (slug: string) => (domainId: string) => sendJson<DomainDto>("POST", `${base(slug)}/${domainId}/check`),

  remove: (slug: string) => (domainId: string) => sendJson<DeletedDomain>("DELETE", `${base(slug)}/${domainId}`),
};
