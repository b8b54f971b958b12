import type { Cycle } from "@/lib/entra-client/cycle";
import { liveGroups } from "@/lib/entra-client/cycle";
import { addMembersBody } from "@/lib/entra-client/dialect";
import {
  expectGroup,
  expectGroupMatch,
  expectGroupWithoutMembers,
  patchGroup,
  userIds,
} from "@/lib/entra-client/group-operations";
import type { TrackedGroup } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";

const oneByOne = 3;

/**
 * Members follow in batches, the last few one by one.
 * Source: Microsoft Learn, Update Group [Add Members]; the gallery requirements ask for several members per PATCH.
 */
export const members: Step = {
  name: "members",
  title: "Initial cycle: members",
  needs: ["users", "groups"],
  run: (cycle) => cycle.each(liveGroups(cycle), (group) => addMembers(cycle, group)),
};

async function addMembers(cycle: Cycle, group: TrackedGroup): Promise<void> {
  const indexes = group.source.memberIndexes.filter((index) => userIds(cycle, [index]).length === 1);
  const batched = Math.max(0, indexes.length - oneByOne);
  for (let start = 0; start < batched; start += cycle.batchSize) {
    await add(cycle, group, indexes.slice(start, Math.min(start + cycle.batchSize, batched)));
  }
  for (const index of indexes.slice(batched)) await add(cycle, group, [index]);
  await expectGroup(cycle, group);
  // Now that there are members, leaving them out shows.
  await expectGroupMatch(cycle, group, group.displayName, true);
  await expectGroupWithoutMembers(cycle, group);
}

async function add(cycle: Cycle, group: TrackedGroup, indexes: readonly number[]): Promise<void> {
  await patchGroup(cycle, group, addMembersBody(cycle.nextDialect(), userIds(cycle, indexes)), () => {
    for (const index of indexes) group.members.add(index);
  });
}
