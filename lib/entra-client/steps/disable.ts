import { paths } from "@/lib/entra-client/attributes";
import { liveUsers, shareOf } from "@/lib/entra-client/cycle";
import type { Step } from "@/lib/entra-client/steps/step";
import { expectFound, expectUser, setActive, textOf } from "@/lib/entra-client/user-operations";

/**
 * Leavers: `active` false, as text without the flag. They must still be found, or Entra would POST them again for ever.
 * Source: Microsoft Learn, “SCIM compatibility issues” and “Develop a SCIM endpoint”, Disable User.
 */
export const disable: Step = {
  name: "disable",
  title: "Disable",
  needs: ["users"],
  run: (cycle) =>
    cycle.each(shareOf(liveUsers(cycle), 0.2), async (user) => {
      if (!(await setActive(cycle, user, false))) return;
      await expectUser(cycle, user);
      await expectFound(cycle, user, textOf(user, paths.userName));
    }),
};
