import type { AuditItem } from "@/lib/audit/schemas";

/** `noun.verb` of the audit log → the participle of a sentence: “Ada Lovelace updated by Entra”. */
const participles: Record<string, string> = {
  activate: "activated",
  add: "added",
  create: "created",
  deactivate: "deactivated",
  delete: "deleted",
  disable: "disabled",
  enable: "enabled",
  grant: "granted",
  ignore: "ignored",
  members: "members changed",
  password: "password changed",
  remove: "removed",
  rename: "renamed",
  replace: "replaced",
  revoke: "revoked",
  sign_up: "signed up",
  unignore: "not ignored any more",
  update: "updated",
};

export function auditWords(item: AuditItem, capital: boolean): string {
  const verb = item.action.split(".")[1] ?? item.action;
  const words = activityWords(item) ?? participles[verb] ?? verb.replaceAll(/[_-]/g, " ");
  return capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** An update that flips `active` reads as what it means to the person. */
function activityWords(item: AuditItem): string | undefined {
  const [before, after] = [activeOf(item.before), activeOf(item.after)];
  if (before === undefined || after === undefined || before === after) return undefined;
  return after ? "activated" : "deactivated";
}

function activeOf(snapshot: object | null): boolean | undefined {
  const active = snapshot && "active" in snapshot ? snapshot.active : undefined;
  return typeof active === "boolean" ? active : undefined;
}
