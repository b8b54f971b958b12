import { z } from "zod";

/**
 * Why a human has to decide. `same_email` and `user_name_taken`: one person made by hand looks like Entra's; `two_candidates`:
 * several do; `other_connector`: the person belongs to another connector; `deleted_before`: somebody of that name was deleted.
 */
export const conflictKinds = [
  "two_candidates",
  "deleted_before",
  "other_connector",
  "user_name_taken",
  "same_email",
] as const;
export type ConflictKind = (typeof conflictKinds)[number];

export const ListConflictsParams = z.object({
  state: z.enum(["open", "linked", "apart"]).exactOptional(),
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListConflictsParams = z.infer<typeof ListConflictsParams>;

export const DecideConflict = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("link"), candidateId: z.uuid() }),
  z.object({ decision: z.literal("apart") }),
]);
export type DecideConflict = z.infer<typeof DecideConflict>;

export interface ConflictCandidate {
  readonly id: string;
  readonly label: string;
  readonly userName: string;
  readonly email: string | null;
  readonly externalId: string | null;
  /** Who owns the person: a connector's name, or null for one made by hand. */
  readonly owner: string | null;
  /** Null for a user; for a deleted one, until when it can be restored. */
  readonly deletedAt: string | null;
  /** Which of their values Entra sent, in this or another attribute: `userName`, `emails`, `externalId`. */
  readonly fits: readonly string[];
  readonly groups: number;
  readonly folders: number;
  readonly sessions: number;
  /** Gone since the conflict was noticed, so it cannot be linked any more. */
  readonly gone: boolean;
}

export interface ConflictDto {
  readonly id: string;
  readonly kind: ConflictKind;
  readonly state: "open" | "linked" | "apart";
  readonly connectorId: string;
  readonly connectorName: string;
  readonly sent: {
    readonly userName: string;
    readonly displayName: string | null;
    readonly email: string | null;
    readonly externalId: string | null;
    /** How many values Entra would own after linking. */
    readonly values: number;
  };
  readonly createdUserId: string | null;
  readonly candidates: readonly ConflictCandidate[];
  readonly times: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly linkedUserId: string | null;
}
