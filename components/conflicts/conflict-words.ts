import type { Translate } from "@/i18n/translate";
import type { ConflictCandidate, ConflictDto } from "@/lib/conflicts/schemas";

type Words = Translate<"conflicts">;

export function nameSent(conflict: ConflictDto): string {
  return conflict.sent.displayName ?? conflict.sent.userName;
}

/** What linking to a candidate does, before it is done. */
export function linkEffect(t: Words, conflict: ConflictDto, candidate: ConflictCandidate): string {
  const { groups, folders, owner } = candidate;
  const has = groups + folders === 0 ? null : t("belongings", { groups, folders });
  if (conflict.createdUserId !== null) {
    return has === null ? t("linkEffect.getsNothing") : t("linkEffect.gets", { has });
  }
  const { values } = conflict.sent;
  if (owner === null) {
    return has === null ? t("linkEffect.owns", { values }) : t("linkEffect.ownsAndKeeps", { values, has });
  }
  const taken = { values, connector: conflict.connectorName, owner };
  return has === null ? t("linkEffect.takes", taken) : t("linkEffect.takesAndKeeps", { ...taken, has });
}

/** What keeping apart does, before it is done. */
export function apartEffect(t: Words, conflict: ConflictDto): string {
  if (conflict.createdUserId !== null) return t("apartEffect.created");
  const wanted = conflict.sent.userName.toLowerCase();
  const taken = conflict.candidates.find(({ userName, gone }) => !gone && userName.toLowerCase() === wanted);
  return taken === undefined ? t("apartEffect.own") : t("apartEffect.taken", { name: taken.label });
}

/** What a decision did. */
export function outcomeOf(t: Words, conflict: ConflictDto): string {
  const name = nameSent(conflict);
  if (conflict.state === "apart") return t("outcome.apart", { name });
  const linked = conflict.candidates.find((candidate) => candidate.id === conflict.linkedUserId);
  if (linked === undefined || linked.gone) return t("outcome.linked", { name });
  return t(conflict.createdUserId === null ? "outcome.linkedTo" : "outcome.got", { name, linked: linked.label });
}

const undoDays = 30;

/** Whether a decision can still be taken back. */
export function canUndo(conflict: ConflictDto, now: number): boolean {
  if (conflict.decidedAt === null) return false;
  return now - new Date(conflict.decidedAt).getTime() <= undoDays * 86_400_000;
}
