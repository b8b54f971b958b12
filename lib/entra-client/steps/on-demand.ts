import { randomUUID } from "node:crypto";
import { changesBetween, paths } from "@/lib/entra-client/attributes";
import type { Cycle } from "@/lib/entra-client/cycle";
import { liveGroups, liveUsers } from "@/lib/entra-client/cycle";
import { addMembersBody, changeBody, otherDialect } from "@/lib/entra-client/dialect";
import { expectGroup, expectGroupMatch, patchGroup, userIds } from "@/lib/entra-client/group-operations";
import type { TrackedGroup, TrackedUser } from "@/lib/entra-client/model";
import { expectNoProbeHit } from "@/lib/entra-client/probe-operations";
import type { Step } from "@/lib/entra-client/steps/step";
import { expectFound, expectUser, patchUser, textOf, userFilter } from "@/lib/entra-client/user-operations";

const onDemandLimit = 5;

/**
 * Provision on demand ignores the flag, so the other dialect arrives in between: probe, lookup, PATCH; a group with at most
 * five members. Source: Microsoft Learn, “Provision on demand”; OneUptime/oneuptime#2134.
 */
export const onDemand: Step = {
  name: "on-demand",
  title: "Provision on demand",
  needs: ["users"],
  run: async (cycle) => {
    await cycle.each(liveUsers(cycle).slice(0, onDemandLimit), (user) => provisionUser(cycle, user));
    await cycle.each(liveGroups(cycle).slice(0, 1), (group) => provisionGroup(cycle, group));
  },
};

async function provisionUser(cycle: Cycle, user: TrackedUser): Promise<void> {
  await expectNoProbeHit(cycle, userFilter(paths.userName, randomUUID()), "User");
  await expectFound(cycle, user, textOf(user, paths.userName));
  const active = user.attributes[paths.active] ?? true;
  const wanted = {
    [paths.active]: active,
    [paths.title]: "On-Demand Specialist",
    [paths.workPhone]: "+44 20 5550 300",
    [paths.department]: "Provisioning",
  };
  const body = changeBody(otherDialect(cycle.nextDialect()), changesBetween(user.attributes, wanted));
  if (await patchUser(cycle, user, body, { attributes: wanted })) await expectUser(cycle, user);
}

async function provisionGroup(cycle: Cycle, group: TrackedGroup): Promise<void> {
  await expectGroupMatch(cycle, group, group.displayName, true);
  const indexes = liveUsers(cycle)
    .slice(0, onDemandLimit)
    .map((user) => user.source.index);
  await patchGroup(cycle, group, addMembersBody(otherDialect(cycle.nextDialect()), userIds(cycle, indexes)), () => {
    for (const index of indexes) group.members.add(index);
  });
  await expectGroup(cycle, group);
}
