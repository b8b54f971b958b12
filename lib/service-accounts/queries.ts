import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { CreateServiceAccount, ServiceAccountDto, UpdateServiceAccount } from "@/lib/service-accounts/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/service-accounts`;

/** The keys and readers of service accounts. */
export const serviceAccountQueries = {
  all: (slug: string) => ["service-accounts", slug] as const,

  list: (slug: string) =>
    queryOptions({
      queryKey: [...serviceAccountQueries.all(slug), "list"] as const,
      queryFn: ({ signal }) => getJson<readonly ServiceAccountDto[]>(base(slug), {}, signal),
    }),

  detail: (slug: string, id: string) =>
    queryOptions({
      queryKey: [...serviceAccountQueries.all(slug), "detail", id] as const,
      queryFn: ({ signal }) => getJson<ServiceAccountDto>(`${base(slug)}/${id}`, {}, signal),
    }),
};

/** The writers of service accounts, as `mutationFn`. Afterwards invalidate `serviceAccountQueries.all(slug)`. */
export const serviceAccountMutations = {
  create: (slug: string) => (input: CreateServiceAccount) => sendJson<ServiceAccountDto>("POST", base(slug), input),

  update: (slug: string, id: string) => (input: UpdateServiceAccount) =>
    sendJson<ServiceAccountDto>("PATCH", `${base(slug)}/${id}`, input),

  remove: (slug: string, id: string) => () => sendJson<void>("DELETE", `${base(slug)}/${id}`),
};
