import type { ConflictCandidate, ConflictDto, ConflictKind } from "@/lib/conflicts/schemas";
import { countOf } from "@/lib/utils/format";

/** Why a human has to decide, in a sentence. */
export const reasons: Record<ConflictKind, string> = {
  two_candidates: "Several people here could be this person.",
  deleted_before: "Somebody of this name was deleted before.",
  other_connector: "Somebody who belongs to another connector could be this person.",
  user_name_taken: "Somebody who was created by hand has this user name.",
  same_email: "Somebody who was created by hand has this e-mail address.",
};

export function nameSent(conflict: ConflictDto): string {
  return conflict.sent.displayName ?? conflict.sent.userName;
}

/** “2 groups and 1 folder”; empty when there is nothing. */
function belongings({ groups, folders }: ConflictCandidate): string {
  const parts = [
    ...(groups > 0 ? [countOf(groups, "group")] : []),
    ...(folders > 0 ? [countOf(folders, "folder")] : []),
  ];
  return parts.join(" and ");
}

/** What linking to a candidate does, before it is done. */
export function linkEffect(conflict: ConflictDto, candidate: ConflictCandidate): string {
  const has = belongings(candidate);
  if (conflict.createdUserId !== null) {
    return has === ""
      ? "The new user gets nothing more: the deleted one had no group and no folder."
      : `The new user gets ${has} of the deleted one.`;
  }
  const owned = `Entra will own ${countOf(conflict.sent.values, "value")}`;
  const moved =
    candidate.owner === null ? owned : `${owned} through ${conflict.connectorName}, no longer ${candidate.owner}`;
  return has === "" ? `${moved}.` : `${moved}; ${has} stay.`;
}

/** What keeping apart does, before it is done. */
export function apartEffect(conflict: ConflictDto): string {
  if (conflict.createdUserId !== null) return "Kept apart: the new user stays without what the deleted one had.";
  const taken = conflict.candidates.find((candidate) => candidate.fits.includes("userName") && !candidate.gone);
  if (taken !== undefined) {
    return `Kept apart: Entra's person arrives once ${taken.label} has another user name. Until then Entra is refused.`;
  }
  return "Kept apart: Entra's person becomes a user of their own when Entra sends them again.";
}

/** What a decision did. */
export function outcomeOf(conflict: ConflictDto): string {
  const name = nameSent(conflict);
  if (conflict.state === "apart") return `${name} is kept apart.`;
  const linked = conflict.candidates.find((candidate) => candidate.id === conflict.linkedUserId);
  if (linked === undefined || linked.gone) return `${name} is linked.`;
  if (conflict.createdUserId !== null) return `${name} got what the deleted ${linked.label} had.`;
  return `${name} is linked to ${linked.label}.`;
}

const undoDays = 30;

/** Whether a decision can still be taken back. */
export function canUndo(conflict: ConflictDto, now: number): boolean {
  if (conflict.decidedAt === null) return false;
  return now - new Date(conflict.decidedAt).getTime() <= undoDays * 86_400_000;
}
