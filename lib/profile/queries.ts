import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { ChangePassword } from "@/lib/passwords/schemas";
import type { EditProfile, Preferences, Profile, SavePreferences } from "@/lib/profile/schemas";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/profile`;

/** The keys and readers of one's own page. */
export const profileQueries = {
  all: (slug: string) => ["profile", slug] as const,

  own: (slug: string) =>
    queryOptions({
      queryKey: [...profileQueries.all(slug), "own"] as const,
      queryFn: ({ signal }) => getJson<Profile>(base(slug), {}, signal),
    }),
};

/** The writers of one's own page, as `mutationFn`. Afterwards invalidate `profileQueries.all(slug)`. */
export const profileMutations = {
  edit: (slug: string) => (input: EditProfile) => sendJson<Profile>("PATCH", base(slug), input),

  savePreferences: (slug: string) => (input: SavePreferences) =>
    sendJson<Preferences>("PATCH", `${base(slug)}/preferences`, input),

  changePassword: (slug: string) => (input: ChangePassword) => sendJson<void>("PUT", `${base(slug)}/password`, input),
};
