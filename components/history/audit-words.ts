import type { AuditListItem } from "@/lib/audit/schemas";

/** The verb of `noun.verb` in the audit log → the participle of a sentence: “Ada Lovelace updated by Entra”. */
const participles = new Map(
  Object.entries({
    access: "access changed by group rules",
    activate: "activated",
    add: "added",
    adopt: "taken over",
    apart: "kept apart",
    choose: "way to connect chosen",
    create: "created",
    deactivate: "deactivated",
    declare: "declared",
    delete: "deleted",
    disable: "disabled",
    enable: "enabled",
    end_other_sessions: "signed out of all other devices",
    end_session: "signed out of one device",
    end_sessions: "signed out everywhere",
    erase: "erased",
    export: "exported",
    fail: "marked as failed",
    grant: "granted",
    hold: "held",
    ignore: "ignored",
    invite: "invited",
    link: "linked",
    lose: "found without its DNS record",
    members: "members changed",
    move: "moved to another address",
    rehearsal_start: "rehearsal started",
    rehearsal_finish: "rehearsal ended",
    open: "put to a decision",
    redeem: "opened",
    password: "password changed",
    preferences: "preferences changed",
    problem_done: "had a problem marked as done",
    problem_reopen: "had a problem shown again",
    reject: "kept from taking access",
    release: "allowed to take access",
    remove: "removed",
    rename: "renamed",
    replace: "replaced",
    restore: "restored",
    reset_link: "sent a reset link",
    resume: "resumed",
    bind: "bound to Entra",
    set_up: "set up",
    sign_in: "sign-in changed",
    sign_in_secret_add: "client secret of sign-in added",
    sign_in_secret_delete: "client secret of sign-in deleted",
    second_factor: "second factor set up",
    second_factor_remove: "second factor removed",
    revoke: "revoked",
    rotate: "rotated",
    save: "saved",
    sign_up: "signed up",
    undo: "put to a decision again",
    unignore: "not ignored any more",
    update: "updated",
    verify: "verified",
  }),
);

/** Its noun, as a sentence begins with it. */
const nouns = new Map(
  Object.entries({
    audit: "Audit log",
    conflict: "Conflict",
    connector: "Connector",
    domain: "Domain",
    credential: "Credential",
    folder: "Folder",
    group: "Group",
    metadata_key: "Metadata key",
    native_app: "Native app",
    organization: "Organization",
    rules: "Group rules",
    schema_extension: "Schema extension",
    service_account: "Service account",
    setup_link: "Setup link",
    sign_in_policy: "Sign-in policy",
    signing_key: "Signing key",
    token: "Token",
    user: "User",
  }),
);

/** The kinds of those who act. */
const kinds = new Map(
  Object.entries({
    user: "Person",
    connector: "Entra connector",
    apiToken: "API token",
    serviceAccount: "Service account",
    appUser: "Person in a native app",
    setupLink: "Setup link",
    system: "System",
  }),
);

/** What was done to the target: “updated”. Acts and kinds are open sets; one without words of its own is spelled out. */
export function auditWords(item: Pick<AuditListItem, "action" | "activity">, capital: boolean): string {
  const words = activityWords(item) ?? participleOf(item.action);
  return capital ? capitalized(words) : words;
}

/** People are activated; machines are switched, and the verbs of credentials say it themselves: “revoked”. */
function activityWords({ action, activity }: Pick<AuditListItem, "action" | "activity">): string | null {
  const noun = action.split(".")[0];
  if (noun === "credential" || noun === "token") return null;
  if (noun === "service_account" && activity) return activity === "activated" ? "enabled" : "disabled";
  return activity;
}

/** An act without its target: “User updated”. */
export function actionWords(action: string): string {
  const noun = action.split(".")[0] ?? action;
  return action.includes(".") ? `${nounWords(noun)} ${participleOf(action)}` : nounWords(noun);
}

/** “Entra connector”. */
export function actorKindWords(kind: string): string {
  return kinds.get(kind) ?? spelledOut(kind);
}

/** “Metadata key”, from a target's type: `MetadataKey`. */
export function targetTypeWords(type: string): string {
  return spelledOut(type);
}

/** Whether both parts of an act have words of their own. */
export function hasActionWords(action: string): boolean {
  const [noun = "", verb = ""] = action.split(".");
  return nouns.has(noun) && participles.has(verb);
}

function participleOf(action: string): string {
  const verb = action.split(".")[1] ?? action;
  return participles.get(verb) ?? verb.replaceAll(/[_-]/g, " ");
}

function nounWords(noun: string): string {
  return nouns.get(noun) ?? spelledOut(noun);
}

/** `serviceAccount` and `service_account` → “Service account”. */
function spelledOut(name: string): string {
  const words = name.replaceAll(/[_-]/g, " ").replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return capitalized(words);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
