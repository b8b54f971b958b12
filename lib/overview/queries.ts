import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { AttentionItem, OverviewDto, SetChecklist, SignInStats } from "@/lib/overview/schemas";

/** The keys and readers of the overview page. */
export const overviewQueries = {
  all: (slug: string) => ["overview", slug] as const,

  /** For the bell. A key of its own, as of everything that the shell reads. */
  attention: (slug: string) =>
    queryOptions({
      queryKey: ["attention", slug] as const,
      queryFn: ({ signal }) =>
        getJson<readonly AttentionItem[]>(`/api/organizations/${encodeURIComponent(slug)}/attention`, {}, signal),
    }),

  get: (slug: string) =>
    queryOptions({
      queryKey: overviewQueries.all(slug),
      queryFn: ({ signal }) =>
        getJson<OverviewDto>(`/api/organizations/${encodeURIComponent(slug)}/overview`, {}, signal),
    }),

  signIns: (slug: string) =>
    queryOptions({
      queryKey: ["overview-sign-ins", slug] as const,
      queryFn: ({ signal }) =>
        getJson<SignInStats>(`/api/organizations/${encodeURIComponent(slug)}/overview/sign-ins`, {}, signal),
    }),
};

/** The writers of the overview, as `mutationFn`. Afterwards invalidate `overviewQueries.all(slug)`. */
export const overviewMutations = {
  setChecklist: (slug: string) => (input: SetChecklist) =>
    sendJson<void>("PUT", `/api/organizations/${encodeURIComponent(slug)}/overview/checklist`, input),
};
