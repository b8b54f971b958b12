import type { ResourceType } from "@/lib/entra-client/checks";
import { show } from "@/lib/entra-client/checks";
import type { Cycle } from "@/lib/entra-client/cycle";
import type { ScimRequest } from "@/lib/entra-client/model";

/** A lookup that cannot have a match: 200, totalResults 0, `Resources` empty. */
export async function expectNoProbeHit(cycle: Cycle, request: ScimRequest, type: ResourceType): Promise<void> {
  const answer = await cycle.call(request, { statuses: [200], shape: { kind: "list", type } });
  if (answer.ok && answer.body["totalResults"] !== 0) {
    cycle.deviate(request, [{ expected: "totalResults 0", got: show(answer.body["totalResults"]) }]);
  }
}
