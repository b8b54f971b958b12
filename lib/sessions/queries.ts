import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { EndedSessions, SessionDto, UserSignInDto } from "@/lib/sessions/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}`;

/** The keys and readers of sessions. */
export const sessionQueries = {
  all: (slug: string) => ["sessions", slug] as const,

  own: (slug: string) =>
    queryOptions({
      queryKey: [...sessionQueries.all(slug), "own"] as const,
      queryFn: ({ signal }) => getJson<readonly SessionDto[]>(`${base(slug)}/sessions`, {}, signal),
    }),

  ofUser: (slug: string, userId: string) =>
    queryOptions({
      queryKey: [...sessionQueries.all(slug), "user", userId] as const,
      queryFn: ({ signal }) => getJson<UserSignInDto>(`${base(slug)}/users/${userId}/sign-in`, {}, signal),
    }),
};

/** What ends sessions, as `mutationFn`. Afterwards invalidate `sessionQueries.all(slug)`. */
export const sessionMutations = {
  end: (slug: string) => (sessionId: string) => sendJson<void>("DELETE", `${base(slug)}/sessions/${sessionId}`),

  endOthers: (slug: string) => () => sendJson<EndedSessions>("DELETE", `${base(slug)}/sessions`),

  endAllOf: (slug: string, userId: string) => () =>
    sendJson<EndedSessions>("DELETE", `${base(slug)}/users/${userId}/sessions`),
};
