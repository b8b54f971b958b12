import type { Cycle } from "@/lib/entra-client/cycle";
import { liveGroups } from "@/lib/entra-client/cycle";
import { addMembersBody, removeMembersBody } from "@/lib/entra-client/dialect";
import { expectGroup, patchGroup, userIds } from "@/lib/entra-client/group-operations";
import type { Dialect, TrackedGroup } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";

/**
 * Members leave in both shapes, whatever the flag; a value list must remove those listed and nobody else. Removing who has
 * left and adding who is there must succeed.
 * Source: Microsoft Learn, “SCIM compatibility issues”; AzureAD/SCIMReferenceCode#10; SimpleIdServer#164 and #245.
 */
export const memberRemoval: Step = {
  name: "member-removal",
  title: "Members leave",
  needs: ["members"],
  run: (cycle) =>
    cycle.each(
      liveGroups(cycle).filter((group) => group.members.size > 0),
      (group) => removeSome(cycle, group),
    ),
};

async function removeSome(cycle: Cycle, group: TrackedGroup): Promise<void> {
  const present = [...group.members];
  const count = Math.min(2, Math.max(1, Math.floor((present.length - 1) / 2)));
  const first = present.slice(0, count);
  await remove(cycle, group, "legacy", first);
  await expectGroup(cycle, group);
  const second = present.slice(count, count + Math.min(count, present.length - count - 1));
  if (second.length > 0) {
    await remove(cycle, group, "flag", second);
    await expectGroup(cycle, group);
  }
  await remove(cycle, group, "flag", first);
  await remove(cycle, group, "legacy", first);
  const staying = [...group.members].slice(0, 1);
  if (staying.length > 0) {
    await patchGroup(cycle, group, addMembersBody(cycle.nextDialect(), userIds(cycle, staying)), () => {});
  }
  await expectGroup(cycle, group);
}

async function remove(cycle: Cycle, group: TrackedGroup, dialect: Dialect, indexes: readonly number[]): Promise<void> {
  await patchGroup(cycle, group, removeMembersBody(dialect, userIds(cycle, indexes)), () => {
    for (const index of indexes) group.members.delete(index);
  });
}
