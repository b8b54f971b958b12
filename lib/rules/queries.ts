import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { PreviewRules, RuleList, RulePreview, SavedRules, SaveRules } from "@/lib/rules/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/rules`;

/** The keys and readers of group rules. */
export const ruleQueries = {
  all: (slug: string) => ["rules", slug] as const,

  list: (slug: string) =>
    queryOptions({
      queryKey: [...ruleQueries.all(slug), "list"] as const,
      queryFn: ({ signal }) => getJson<RuleList>(base(slug), {}, signal),
    }),

  preview: (slug: string, input: PreviewRules) =>
    queryOptions({
      queryKey: [...ruleQueries.all(slug), "preview", input] as const,
      queryFn: () => sendJson<RulePreview>("POST", `${base(slug)}/preview`, input),
      placeholderData: keepPreviousData,
    }),
};

/** The writers of group rules, as `mutationFn`. Afterwards invalidate `ruleQueries.all(slug)` and those of users and folders. */
export const ruleMutations = {
  save: (slug: string) => (input: SaveRules) => sendJson<SavedRules>("PUT", base(slug), input),
};
