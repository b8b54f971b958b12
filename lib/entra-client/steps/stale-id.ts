import { randomUUID } from "node:crypto";
import { paths } from "@/lib/entra-client/attributes";
import type { Cycle } from "@/lib/entra-client/cycle";
import { liveUsers } from "@/lib/entra-client/cycle";
import { activeBody, addMembersBody } from "@/lib/entra-client/dialect";
import type { ScimRequest } from "@/lib/entra-client/model";
import { target } from "@/lib/entra-client/query";
import type { Step } from "@/lib/entra-client/steps/step";
import { expectFound, textOf } from "@/lib/entra-client/user-operations";

/**
 * A cached id that is no longer there: 404 with an error body, then Entra starts again with the lookup.
 * Source: Microsoft Learn, “Develop a SCIM endpoint”, Get User; “Analyze provisioning logs” (InvalidAnchor).
 */
export const staleId: Step = {
  name: "stale-id",
  title: "Stale ids",
  needs: [],
  run: async (cycle) => {
    await cycle.each(staleRequests(cycle), async (request) => {
      await cycle.call(request, { statuses: [404], shape: { kind: "empty" } });
    });
    await cycle.each(liveUsers(cycle).slice(0, 1), (user) => expectFound(cycle, user, textOf(user, paths.userName)));
  },
};

function staleRequests(cycle: Cycle): ScimRequest[] {
  const id = randomUUID();
  return [
    { method: "GET", target: `/Users/${id}` },
    { method: "PATCH", target: `/Users/${id}`, body: activeBody("legacy", false) },
    { method: "PATCH", target: `/Users/${id}`, body: activeBody("flag", false) },
    { method: "DELETE", target: `/Users/${id}` },
    { method: "GET", target: target(`/Groups/${id}`, { excludedAttributes: "members" }) },
    { method: "PATCH", target: `/Groups/${id}`, body: addMembersBody(cycle.nextDialect(), [randomUUID()]) },
    { method: "DELETE", target: `/Groups/${id}` },
  ];
}
