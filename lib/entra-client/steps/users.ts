import { paths } from "@/lib/entra-client/attributes";
import type { Step } from "@/lib/entra-client/steps/step";
import { adoptUser, createUser, matchUser, textOf } from "@/lib/entra-client/user-operations";

/**
 * Initial cycle: look each user up; none: POST and remember the id; one: PATCH the differences; more: an error.
 * Source: Microsoft Learn, “How application provisioning works”.
 */
export const users: Step = {
  name: "users",
  title: "Initial cycle: users",
  needs: [],
  run: (cycle) =>
    cycle.each(cycle.users, async (user) => {
      const match = await matchUser(cycle, textOf(user, paths.userName));
      if (match.kind === "none") await createUser(cycle, user);
      if (match.kind === "one") await adoptUser(cycle, user, match.resource);
    }),
};
