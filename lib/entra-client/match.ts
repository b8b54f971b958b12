import type { Shape } from "@/lib/entra-client/checks";
import { resourcesOf } from "@/lib/entra-client/checks";
import type { Cycle } from "@/lib/entra-client/cycle";
import type { JsonObject, ScimRequest } from "@/lib/entra-client/model";

/** What a lookup by a matching attribute found; `failed` covers errors and more than one hit. */
export type Match = { readonly kind: "none" | "failed" } | { readonly kind: "one"; readonly resource: JsonObject };

/**
 * The lookup before every create: one or none; more is an error for Entra.
 * Source: Microsoft Learn, “Analyze provisioning logs” (DuplicateTargetEntries).
 */
export async function matchOne(cycle: Cycle, request: ScimRequest, shape: Shape): Promise<Match> {
  const answer = await cycle.call(request, { statuses: [200], shape });
  if (!answer.ok) return { kind: "failed" };
  const [resource, ...others] = resourcesOf(answer.body);
  if (others.length > 0 || Number(answer.body["totalResults"]) > 1) {
    cycle.deviate(request, [{ expected: "at most one match", got: `totalResults ${answer.body["totalResults"]}` }]);
    return { kind: "failed" };
  }
  return resource === undefined ? { kind: "none" } : { kind: "one", resource };
}
