import type { Cycle } from "@/lib/entra-client/cycle";
import { liveUsers } from "@/lib/entra-client/cycle";
import { managerBody } from "@/lib/entra-client/dialect";
import type { TrackedUser } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";
import { expectUser, patchUser } from "@/lib/entra-client/user-operations";

/**
 * The reference pass: managers follow once every user has an id, as bare text or wrapped in an array.
 * Source: Captain-P-Goldfish/SCIM-SDK#541 and #686; Microsoft Learn (older copy), manager example.
 */
export const managers: Step = {
  name: "managers",
  title: "Initial cycle: managers",
  needs: ["users"],
  run: async (cycle) => {
    const reports = liveUsers(cycle).filter((user) => managerOf(cycle, user) !== null);
    await cycle.each(reports, (user) => setManager(cycle, user));
  },
};

function managerOf(cycle: Cycle, user: TrackedUser): string | null {
  const index = user.source.managerIndex;
  return index === null ? null : (cycle.users[index]?.id ?? null);
}

async function setManager(cycle: Cycle, user: TrackedUser): Promise<void> {
  const managerId = managerOf(cycle, user);
  if (managerId === null) return;
  // Both legacy shapes were seen, so every other user gets the array.
  const reference = user.source.index % 2 === 0 ? `${cycle.baseUrl}/Users/${managerId}` : undefined;
  const done = await patchUser(cycle, user, managerBody(cycle.nextDialect(), managerId, reference), { managerId });
  if (done) await expectUser(cycle, user);
}
