import type { QueryStatus } from "@tanstack/react-query";

/** How often live pages ask again: what Entra just did must show within 2 s. */
export const liveMs = 1500;

interface LiveQuery {
  readonly status: QueryStatus;
  readonly failureCount: number;
}

export function liveState(query: LiveQuery): "live" | "reconnecting" {
  return query.status === "error" || query.failureCount > 0 ? "reconnecting" : "live";
}
