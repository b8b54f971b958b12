import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { AppSessionDto, CreateNativeApp, NativeAppDto, UpdateNativeApp } from "@/lib/native-apps/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/native-apps`;

/** The keys and readers of native apps. */
export const nativeAppQueries = {
  all: (slug: string) => ["native-apps", slug] as const,

  list: (slug: string) =>
    queryOptions({
      queryKey: [...nativeAppQueries.all(slug), "list"] as const,
      queryFn: ({ signal }) => getJson<readonly NativeAppDto[]>(base(slug), {}, signal),
    }),

  detail: (slug: string, id: string) =>
    queryOptions({
      queryKey: [...nativeAppQueries.all(slug), "detail", id] as const,
      queryFn: ({ signal }) => getJson<NativeAppDto>(`${base(slug)}/${id}`, {}, signal),
    }),
};

/** The writers of native apps, as `mutationFn`. Afterwards invalidate `nativeAppQueries.all(slug)`. */
export const nativeAppMutations = {
  create: (slug: string) => (input: CreateNativeApp) => sendJson<NativeAppDto>("POST", base(slug), input),

  update: (slug: string, id: string) => (input: UpdateNativeApp) =>
    sendJson<NativeAppDto>("PATCH", `${base(slug)}/${id}`, input),

  rotateKey: (slug: string) => () => sendJson<{ readonly kid: string }>("POST", `${base(slug)}/signing-key`),

  remove: (slug: string, id: string) => () => sendJson<void>("DELETE", `${base(slug)}/${id}`),
};

/** One's own sign-ins in apps, for people who may see nothing else. */
export const ownAppQueries = {
  sessions: () =>
    queryOptions({
      queryKey: ["own-app-sessions"] as const,
      queryFn: ({ signal }) => getJson<readonly AppSessionDto[]>("/api/own-app-sessions", {}, signal),
    }),
};

/** Afterwards invalidate `ownAppQueries.sessions()`. */
export const endOwnAppSession = (id: string) => sendJson<void>("DELETE", `/api/own-app-sessions/${id}`);
