import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/lib/http/api-client";
import type { LastPayload } from "@/lib/last-payload/schemas";

/** The key and reader of what a connector received last; null when it has received no user yet. */
export const lastPayloadQueries = {
  get: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: ["last-payload", slug, connectorId] as const,
      queryFn: ({ signal }) =>
        getJson<LastPayload | null>(
          `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/last-payload`,
          {},
          signal,
        ),
    }),
};
