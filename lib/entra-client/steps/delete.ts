import { paths } from "@/lib/entra-client/attributes";
import type { Cycle } from "@/lib/entra-client/cycle";
import { liveGroups, liveUsers } from "@/lib/entra-client/cycle";
import { deleteGroup, expectGroupMatch } from "@/lib/entra-client/group-operations";
import type { ScimRequest, TrackedGroup, TrackedUser } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";
import { deleteUser, expectNotFound, setActive, textOf } from "@/lib/entra-client/user-operations";

/**
 * A tenth of the users go for good, first disabled, then DELETE; and one group. Nothing finds them afterwards.
 * Source: Microsoft Learn, “How application provisioning works”, deprovisioning, and Delete User, Delete Group.
 */
export const deletion: Step = {
  name: "delete",
  title: "Delete",
  needs: [],
  run: async (cycle) => {
    const live = liveUsers(cycle);
    const count = Math.min(live.length, Math.max(1, Math.floor(live.length / 10)));
    await cycle.each(live.slice(live.length - count), (user) => removeUser(cycle, user));
    await cycle.each(liveGroups(cycle).slice(-1), (group) => removeGroup(cycle, group));
  },
};

async function removeUser(cycle: Cycle, user: TrackedUser): Promise<void> {
  if (user.attributes[paths.active] === true) await setActive(cycle, user, false);
  if (!(await deleteUser(cycle, user))) return;
  await expectGone(cycle, `/Users/${user.id}`);
  await expectNotFound(cycle, textOf(user, paths.userName));
}

async function removeGroup(cycle: Cycle, group: TrackedGroup): Promise<void> {
  if (!(await deleteGroup(cycle, group))) return;
  await expectGone(cycle, `/Groups/${group.id}`);
  await expectGroupMatch(cycle, { ...group, id: null }, group.displayName, false);
}

async function expectGone(cycle: Cycle, path: string): Promise<void> {
  const requests: ScimRequest[] = [
    { method: "GET", target: path },
    { method: "DELETE", target: path },
  ];
  for (const request of requests) await cycle.call(request, { statuses: [404], shape: { kind: "empty" } });
}
