import type { AuditItem } from "@/lib/audit/schemas";

/** `noun.verb` of the audit log → the participle of a sentence: “Ada Lovelace updated by Entra”. */
const participles: Record<string, string> = {
  access: "access changed by group rules",
  activate: "activated",
  add: "added",
  apart: "kept apart",
  create: "created",
  deactivate: "deactivated",
  declare: "declared",
  delete: "deleted",
  disable: "disabled",
  enable: "enabled",
  erase: "erased",
  export: "exported",
  fail: "marked as failed",
  grant: "granted",
  hold: "held",
  ignore: "ignored",
  link: "linked",
  lose: "found without its DNS record",
  members: "members changed",
  open: "put to a decision",
  password: "password changed",
  reject: "kept from taking access",
  release: "allowed to take access",
  remove: "removed",
  rename: "renamed",
  replace: "replaced",
  restore: "restored",
  resume: "resumed",
  revoke: "revoked",
  save: "saved",
  sign_up: "signed up",
  undo: "put to a decision again",
  unignore: "not ignored any more",
  update: "updated",
  verify: "verified",
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
