import { liveGroups, shareOf } from "@/lib/entra-client/cycle";
import { renameGroupBody } from "@/lib/entra-client/dialect";
import { expectGroup, expectGroupMatch, patchGroup } from "@/lib/entra-client/group-operations";
import type { Step } from "@/lib/entra-client/steps/step";

/** A third of the groups change their names and keep ids and members. Source: Microsoft Learn, Update Group. */
export const groupRename: Step = {
  name: "group-rename",
  title: "Groups are renamed",
  needs: ["groups"],
  run: (cycle) =>
    cycle.each(shareOf(liveGroups(cycle), 1 / 3), async (group) => {
      const before = group.displayName;
      const after = `${before} (umbenannt)`;
      const done = await patchGroup(cycle, group, renameGroupBody(cycle.nextDialect(), after), () => {
        group.displayName = after;
      });
      if (!done) return;
      await expectGroupMatch(cycle, group, after, true);
      await expectGroupMatch(cycle, group, before, false);
      await expectGroup(cycle, group);
    }),
};
