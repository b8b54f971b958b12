import type { QueryStatus } from "@tanstack/react-query";

/** How often live pages ask again: what Entra just did must show within 2 s. */
export const liveMs = 1500;

/** How often the last payload asks again: its marks cost more than a list. */
export const payloadMs = 4000;

/** How often the counts beside the navigation ask again, which stand on every page. */
export const slowLiveMs = 15_000;

interface LiveQuery {
  readonly status: QueryStatus;
  readonly failureCount: number;
}

export function liveState(query: LiveQuery): "live" | "reconnecting" {
  return query.status === "error" || query.failureCount > 0 ? "reconnecting" : "live";
}
