import { randomUUID } from "node:crypto";
import { paths } from "@/lib/entra-client/attributes";
import type { Cycle } from "@/lib/entra-client/cycle";
import { groupFilter } from "@/lib/entra-client/group-operations";
import { expectNoProbeHit } from "@/lib/entra-client/probe-operations";
import type { Step } from "@/lib/entra-client/steps/step";
import { userFilter } from "@/lib/entra-client/user-operations";

/**
 * Test Connection: a user and a group that cannot exist are looked up; 200 with an empty list is the only good answer.
 * Source: Microsoft Learn, “Develop a SCIM endpoint”; AzureAD/SCIMReferenceCode#63.
 */
export const probe: Step = {
  name: "probe",
  title: "Test connection",
  needs: [],
  run: async (cycle: Cycle) => {
    await cycle.each(["user", "group"] as const, (kind) =>
      kind === "user"
        ? expectNoProbeHit(cycle, userFilter(paths.userName, randomUUID()), "User")
        : expectNoProbeHit(cycle, groupFilter(randomUUID()), "Group"),
    );
  },
};
