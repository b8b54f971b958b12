import { changesBetween, paths } from "@/lib/entra-client/attributes";
import type { Cycle } from "@/lib/entra-client/cycle";
import { liveGroups, liveUsers } from "@/lib/entra-client/cycle";
import { changeBody } from "@/lib/entra-client/dialect";
import { groupDocument, userDocument } from "@/lib/entra-client/documents";
import { expectGroup, expectGroupMatch } from "@/lib/entra-client/group-operations";
import type { TrackedGroup, TrackedUser } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";
import { expectFound, patchUser, textOf } from "@/lib/entra-client/user-operations";

const tried = 5;

/**
 * The race: POST is answered 409, the lookup (in any letter case) finds exactly one, the PATCH goes there.
 * Source: Microsoft Learn, “Analyze provisioning logs” (EntryConflict); MicrosoftDocs/azure-docs#11784.
 */
export const duplicates: Step = {
  name: "duplicates",
  title: "Duplicate creates",
  needs: [],
  run: async (cycle) => {
    await cycle.each(liveUsers(cycle).slice(0, tried), (user, index) => duplicateUser(cycle, user, index % 2 === 1));
    await cycle.each(liveGroups(cycle).slice(0, 1), (group) => duplicateGroup(cycle, group));
  },
};

async function duplicateUser(cycle: Cycle, user: TrackedUser, upperCase: boolean): Promise<void> {
  const userName = textOf(user, paths.userName);
  const asked = upperCase ? userName.toUpperCase() : userName;
  await cycle.call(
    { method: "POST", target: "/Users", body: userDocument({ ...user.attributes, [paths.userName]: asked }) },
    { statuses: [409], shape: { kind: "empty" }, scimType: "uniqueness" },
  );
  await expectFound(cycle, user, asked);
  const wanted = { [paths.title]: textOf(user, paths.title) };
  await patchUser(cycle, user, changeBody(cycle.nextDialect(), changesBetween(user.attributes, wanted)), {});
}

async function duplicateGroup(cycle: Cycle, group: TrackedGroup): Promise<void> {
  const body = groupDocument({ objectId: group.source.objectId, displayName: group.displayName });
  const expected = { statuses: [409], shape: { kind: "empty" }, scimType: "uniqueness" } as const;
  await cycle.call({ method: "POST", target: "/Groups", body }, expected);
  await expectGroupMatch(cycle, group, group.displayName, true);
  await expectGroup(cycle, group);
}
