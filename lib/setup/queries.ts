import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { SaveSetup, SetupProgress, SetupView } from "@/lib/setup/schemas";

/** By which door the wizard is reached: as somebody of the organization, or by a setup link. */
export type SetupDoor =
  | { readonly kind: "admin"; readonly slug: string; readonly connectorId: string }
  | { readonly kind: "link"; readonly linkId: string };

function base(door: SetupDoor): string {
  if (door.kind === "link") return `/api/setup/${door.linkId}`;
  return `/api/organizations/${encodeURIComponent(door.slug)}/connectors/${door.connectorId}/setup`;
}

/** The key and reader of what the wizard shows. */
export const setupQueries = {
  get: (door: SetupDoor) =>
    queryOptions({
      queryKey: ["setup", door] as const,
      queryFn: ({ signal }) => getJson<SetupView>(base(door), {}, signal),
    }),
};

/** The writer, as `mutationFn`. Its answer belongs into the `progress` of `setupQueries.get(door)`. */
export const setupMutations = {
  save: (door: SetupDoor) => (input: SaveSetup) => sendJson<SetupProgress>("PATCH", base(door), input),
};
