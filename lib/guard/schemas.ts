import { z } from "zod";

/** What a connector wants to do to a person: either way they lose their access. */
export type WantedLoss = "deactivate" | "delete";

/** The most people that one decision names. */
const maxChosen = 5000;

export const ReleaseHold = z.object({
  /** The people who may lose access; everybody who waits when it is left out. */
  userIds: z.array(z.uuid()).min(1, "Choose at least one person.").max(maxChosen).exactOptional(),
  /** How many waited when the admin decided about everybody: when it is another number by now, nothing is done. */
  waiting: z.number().int().positive().exactOptional(),
});
export type ReleaseHold = z.infer<typeof ReleaseHold>;

export const ListHeldParams = z.object({
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListHeldParams = z.infer<typeof ListHeldParams>;

export interface HoldDto {
  readonly id: string;
  readonly connectorId: string;
  readonly connectorName: string;
  /** `held` waits for a decision, `rejected` for the connector to be resumed. */
  readonly state: "held" | "rejected" | "released" | "resumed";
  readonly limit: number;
  readonly startedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** People who lost access within the hour before, whom “keep everyone active” brings back. */
  readonly done: number;
  readonly waiting: number;
  /** The group that most of those who wait were in until shortly before, if there is one. */
  readonly shared: { readonly groupName: string; readonly people: number } | null;
}

export interface HeldPerson {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly wanted: WantedLoss;
  readonly state: "done" | "waiting" | "released" | "kept" | "returned";
  readonly at: string;
  readonly accessRole: string | null;
  readonly folders: number;
}

/** What a decision did. `skipped` are people who could not lose access or come back, with the reason. */
export interface HoldDecision {
  readonly hold: HoldDto;
  readonly people: number;
  readonly skipped: readonly { readonly label: string; readonly reason: string }[];
}
