import type { Cycle } from "@/lib/entra-client/cycle";
import type { StepName } from "@/lib/entra-client/model";

/** One part of a run. */
export interface Step {
  readonly name: StepName;
  readonly title: string;
  /** The steps that bring the data this one works on. */
  readonly needs: readonly StepName[];
  readonly run: (cycle: Cycle) => Promise<void>;
}
