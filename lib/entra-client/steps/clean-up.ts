import { liveGroups, liveUsers } from "@/lib/entra-client/cycle";
import { deleteGroup } from "@/lib/entra-client/group-operations";
import type { Step } from "@/lib/entra-client/steps/step";
import { deleteUser } from "@/lib/entra-client/user-operations";

/** Removes what is left of the run, on request. */
export const cleanUp: Step = {
  name: "clean-up",
  title: "Clean up",
  needs: [],
  run: async (cycle) => {
    await cycle.each(liveGroups(cycle), async (group) => {
      await deleteGroup(cycle, group);
    });
    await cycle.each(liveUsers(cycle), async (user) => {
      await deleteUser(cycle, user);
    });
  },
};
