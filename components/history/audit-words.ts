import { known } from "@/i18n/known";
import type { Translate } from "@/i18n/translate";
import type { AuditListItem } from "@/lib/audit/schemas";

type Words = Translate<"history">;

/** What was done to the target: “updated”. Acts and kinds are open sets; one without words of its own is spelled out. */
export function auditWords(t: Words, item: Pick<AuditListItem, "action" | "activity">, capital: boolean): string {
  const words = activityWords(t, item) ?? participleOf(t, item.action);
  return capital ? capitalized(words) : words;
}

/** People are activated; machines are switched, and the verbs of credentials say it themselves: “revoked”. */
function activityWords(t: Words, { action, activity }: Pick<AuditListItem, "action" | "activity">): string | null {
  const noun = action.split(".")[0];
  if (activity === null || noun === "credential" || noun === "token") return null;
  if (noun !== "service_account") return t(`activities.${activity}`);
  return t(activity === "activated" ? "activities.enabled" : "activities.disabled");
}

/** An act without its target: “User updated”. */
export function actionWords(t: Words, action: string): string {
  const noun = nounWords(t, action.split(".")[0] ?? action);
  return action.includes(".") ? t("nounAct", { noun, act: participleOf(t, action) }) : noun;
}

/** “Entra connector”. */
export function actorKindWords(t: Words, kind: string): string {
  return known(t, `kinds.${kind}`) ?? spelledOut(kind);
}

/** “Metadata key”, from a target's type: `MetadataKey`. */
export function targetTypeWords(t: Words, type: string): string {
  return known(t, `types.${type}`) ?? spelledOut(type);
}

/** Whether both parts of an act have words of their own. */
export function hasActionWords(t: Words, action: string): boolean {
  const [noun = "", verb = ""] = action.split(".");
  return known(t, `nouns.${noun}`) !== null && known(t, `acts.${verb}`) !== null;
}

function participleOf(t: Words, action: string): string {
  const verb = action.split(".")[1] ?? action;
  return known(t, `acts.${verb}`) ?? verb.replaceAll(/[_-]/g, " ");
}

function nounWords(t: Words, noun: string): string {
  return known(t, `nouns.${noun}`) ?? spelledOut(noun);
}

/** `serviceAccount` and `service_account` → “Service account”. */
function spelledOut(name: string): string {
  const words = name.replaceAll(/[_-]/g, " ").replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return capitalized(words);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
