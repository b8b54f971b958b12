import { paths } from "@/lib/entra-client/attributes";
import { liveGroups, liveUsers, shareOf } from "@/lib/entra-client/cycle";
import { expectGroup } from "@/lib/entra-client/group-operations";
import type { Step } from "@/lib/entra-client/steps/step";
import { expectFound, expectUser, setActive, textOf } from "@/lib/entra-client/user-operations";

/**
 * Half of the leavers come back; Entra does not send their memberships again, so they must still be there.
 * Source: Microsoft Learn, “How application provisioning works”.
 */
export const restore: Step = {
  name: "restore",
  title: "Restore",
  needs: ["disable"],
  run: async (cycle) => {
    const disabled = liveUsers(cycle).filter((user) => user.attributes[paths.active] === false);
    const returning = shareOf(disabled, 0.5);
    await cycle.each(returning, async (user) => {
      await expectFound(cycle, user, textOf(user, paths.userName));
      if (await setActive(cycle, user, true)) await expectUser(cycle, user);
    });
    const theirs = liveGroups(cycle).filter((group) => returning.some((user) => group.members.has(user.source.index)));
    await cycle.each(theirs, (group) => expectGroup(cycle, group));
  },
};
