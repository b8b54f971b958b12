import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { OnDemandResult, ProvisionOnDemand, RehearsalDto } from "@/lib/rehearsal/schemas";

const base = (slug: string, connectorId: string) =>
  `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/rehearsals`;

/** The keys and readers of rehearsals. Pages that show one live add `refetchInterval`. */
export const rehearsalQueries = {
  all: (slug: string) => ["rehearsals", slug] as const,

  /** The latest ones, newest first. */
  list: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: [...rehearsalQueries.all(slug), connectorId] as const,
      queryFn: ({ signal }) => getJson<readonly RehearsalDto[]>(base(slug, connectorId), {}, signal),
    }),
};

/** Both as `mutationFn`. After a start invalidate `rehearsalQueries.all(slug)`. */
export const rehearsalMutations = {
  onDemand: (slug: string, connectorId: string) => (input: ProvisionOnDemand) =>
    sendJson<OnDemandResult>(
      "POST",
      `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/on-demand`,
      input,
    ),

  start: (slug: string, connectorId: string) => () => sendJson<RehearsalDto>("POST", base(slug, connectorId)),
};
