import type { StepName } from "@/lib/entra-client/model";
import { cleanUp } from "@/lib/entra-client/steps/clean-up";
import { deletion } from "@/lib/entra-client/steps/delete";
import { disable } from "@/lib/entra-client/steps/disable";
import { discovery } from "@/lib/entra-client/steps/discovery";
import { duplicates } from "@/lib/entra-client/steps/duplicates";
import { existing } from "@/lib/entra-client/steps/existing";
import { groupRename } from "@/lib/entra-client/steps/group-rename";
import { groups } from "@/lib/entra-client/steps/groups";
import { incremental } from "@/lib/entra-client/steps/incremental";
import { managers } from "@/lib/entra-client/steps/managers";
import { memberRemoval } from "@/lib/entra-client/steps/member-removal";
import { members } from "@/lib/entra-client/steps/members";
import { onDemand } from "@/lib/entra-client/steps/on-demand";
import { probe } from "@/lib/entra-client/steps/probe";
import { restore } from "@/lib/entra-client/steps/restore";
import { staleId } from "@/lib/entra-client/steps/stale-id";
import type { Step } from "@/lib/entra-client/steps/step";
import { users } from "@/lib/entra-client/steps/users";
import { verify } from "@/lib/entra-client/steps/verify";

/** Every step, in the order in which a tenant would meet them. */
const allSteps: readonly Step[] = [
  probe,
  discovery,
  existing,
  users,
  managers,
  groups,
  members,
  incremental,
  disable,
  restore,
  memberRemoval,
  onDemand,
  groupRename,
  staleId,
  duplicates,
  deletion,
  verify,
  cleanUp,
];

/** The steps of a run in order; a step without the ones it needs is a mistake of the caller. */
export function selectSteps(wanted: readonly StepName[] | undefined, deleteAll: boolean): readonly Step[] {
  const names = new Set(wanted ?? allSteps.map((step) => step.name).filter((name) => name !== "clean-up"));
  if (deleteAll) names.add("clean-up");
  const selected = allSteps.filter((step) => names.has(step.name));
  for (const step of selected) {
    const missing = step.needs.filter((need) => !names.has(need));
    if (missing.length > 0) throw new RangeError(`Step ${step.name} needs ${missing.join(", ")}: add it to the steps.`);
  }
  return selected;
}
