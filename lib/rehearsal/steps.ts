import { paths } from "@/lib/entra-client/attributes";
import { type Cycle, liveUsers } from "@/lib/entra-client/cycle";
import { expectGroupMatch } from "@/lib/entra-client/group-operations";
import type { StepName } from "@/lib/entra-client/model";
import { cleanUp } from "@/lib/entra-client/steps/clean-up";
import { deletion } from "@/lib/entra-client/steps/delete";
import { disable } from "@/lib/entra-client/steps/disable";
import { groups } from "@/lib/entra-client/steps/groups";
import { incremental } from "@/lib/entra-client/steps/incremental";
import { managers } from "@/lib/entra-client/steps/managers";
import { memberRemoval } from "@/lib/entra-client/steps/member-removal";
import { members } from "@/lib/entra-client/steps/members";
import { probe } from "@/lib/entra-client/steps/probe";
import { restore } from "@/lib/entra-client/steps/restore";
import type { Step } from "@/lib/entra-client/steps/step";
import { users } from "@/lib/entra-client/steps/users";
import { expectNotFound, textOf } from "@/lib/entra-client/user-operations";
import type { RehearsalStepName } from "@/lib/rehearsal/schemas";

/** A step of a rehearsal, by the steps of the Entra client that it is played with. */
export interface PlayedStep {
  readonly name: RehearsalStepName;
  /** Where the client counts it. */
  readonly as: StepName;
  /** The steps without which there is nobody to play it with. */
  readonly needs: readonly RehearsalStepName[];
  readonly run: (cycle: Cycle) => Promise<void>;
}

/** Every step, in Entra's order. */
export const playedSteps: readonly PlayedStep[] = [
  played("test", [], [probe]),
  { name: "match", as: "existing", needs: [], run: matchNobody },
  played("create", [], [users]),
  played("update", ["create"], [incremental]),
  played("manager", ["create"], [managers]),
  played("deactivate", ["create"], [disable]),
  played("restore", ["create", "deactivate"], [restore]),
  played("group", [], [groups]),
  played("members", ["create", "group"], [members, memberRemoval]),
  played("delete", ["create"], [deletion]),
  { name: "cleanUp", as: "clean-up", needs: [], run: removeRest },
];

function played(name: RehearsalStepName, needs: readonly RehearsalStepName[], steps: readonly [Step, ...Step[]]) {
  return {
    name,
    as: steps[0].name,
    needs,
    run: async (cycle: Cycle) => {
      for (const step of steps) await step.run(cycle);
    },
  };
}

/** Entra looks before it creates: nobody may be found by a name that nobody has. */
async function matchNobody(cycle: Cycle): Promise<void> {
  await cycle.each(cycle.users, (user) => expectNotFound(cycle, textOf(user, paths.userName)));
  await cycle.each(cycle.groups, (group) => expectGroupMatch(cycle, group, group.displayName, false));
}

/** Deletes who is left, and looks whether anybody can still be read. */
async function removeRest(cycle: Cycle): Promise<void> {
  const left = liveUsers(cycle);
  await cleanUp.run(cycle);
  await cycle.each(left, async ({ id }) => {
    const request = { method: "GET", target: `/Users/${id}` } as const;
    await cycle.call(request, { statuses: [404], shape: { kind: "empty" } });
  });
}
