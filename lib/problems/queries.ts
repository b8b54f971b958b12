import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { MarkProblem, Problem } from "@/lib/problems/schemas";

const path = (slug: string, connectorId: string) =>
  `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/problems`;

/** The keys and readers of a connector's problems. */
export const problemQueries = {
  list: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: ["problems", slug, connectorId] as const,
      queryFn: ({ signal }) => getJson<readonly Problem[]>(path(slug, connectorId), {}, signal),
    }),
};

/** The writers, as `mutationFn`. Afterwards invalidate `problemQueries.list(slug, connectorId)`. */
export const problemMutations = {
  mark: (slug: string, connectorId: string) => (input: MarkProblem) =>
    sendJson<readonly Problem[]>("POST", path(slug, connectorId), input),
};
