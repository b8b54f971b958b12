import { changesBetween, paths } from "@/lib/entra-client/attributes";
import type { Cycle } from "@/lib/entra-client/cycle";
import { liveUsers } from "@/lib/entra-client/cycle";
import { changeBody } from "@/lib/entra-client/dialect";
import type { TrackedUser, UserAttributes } from "@/lib/entra-client/model";
import type { Step } from "@/lib/entra-client/steps/step";
import { expectFound, expectNotFound, expectUser, patchUser, textOf } from "@/lib/entra-client/user-operations";

type Change = (user: TrackedUser) => UserAttributes;

const changes: readonly Change[] = [
  (user) => {
    const familyName = `${textOf(user, paths.familyName)}-Ångström`;
    const full = `${textOf(user, paths.givenName)} ${familyName}`;
    return { [paths.displayName]: full, [paths.familyName]: familyName, [paths.formattedName]: full };
  },
  () => ({ [paths.title]: "Team Lead", [paths.department]: "Engines / Maschinenbau" }),
  (user) => ({
    [paths.workEmail]: textOf(user, paths.workEmail).replace("@", ".New@"),
    [paths.workPhone]: "+44 20 5550 100 ext. 7",
    [paths.displayName]: `${textOf(user, paths.displayName)} (she/her)`,
  }),
  (user) => ({ [paths.userName]: textOf(user, paths.userName).replace("@", ".renamed@") }),
  (user) => ({ [paths.displayName]: textOf(user, paths.displayName) }),
  () => ({ [paths.fax]: "+44 20 5550 199", [paths.mobilePhone]: "07700 900123", [paths.country]: "IE" }),
];

/**
 * Incremental cycle: one PATCH with all that changed; among them a userName, an element that is not there yet, and a change
 * that changes nothing. Source: Microsoft Learn, “SCIM compatibility issues”; better-auth/better-auth#8549.
 */
export const incremental: Step = {
  name: "incremental",
  title: "Incremental changes",
  needs: ["users"],
  run: async (cycle) => {
    const live = liveUsers(cycle);
    await cycle.each(live, async (user, position) => {
      // With fewer people than kinds of change, each takes several.
      const last = Math.max(live.length, changes.length);
      for (let index = position; index < last; index += live.length) await applyChange(cycle, user, index);
    });
  },
};

async function applyChange(cycle: Cycle, user: TrackedUser, index: number): Promise<void> {
  const wanted = changes[index % changes.length]?.(user) ?? {};
  const before = textOf(user, paths.userName);
  const body = changeBody(cycle.nextDialect(), changesBetween(user.attributes, wanted));
  if (!(await patchUser(cycle, user, body, { attributes: wanted }))) return;
  const after = textOf(user, paths.userName);
  if (after === before) {
    await expectUser(cycle, user);
    return;
  }
  await expectFound(cycle, user, after);
  await expectNotFound(cycle, before);
}
