import { adoptGroup, createGroup, matchGroup } from "@/lib/entra-client/group-operations";
import type { Step } from "@/lib/entra-client/steps/step";

/**
 * Groups are looked up without their members and created without them.
 * Source: Microsoft Learn, “Develop a SCIM endpoint”, Get Group by displayName and Create Group.
 */
export const groups: Step = {
  name: "groups",
  title: "Initial cycle: groups",
  needs: [],
  run: (cycle) =>
    cycle.each(cycle.groups, async (group) => {
      const match = await matchGroup(cycle, group.displayName);
      if (match.kind === "none") await createGroup(cycle, group);
      if (match.kind === "one") await adoptGroup(cycle, group, match.resource);
    }),
};
