import type { AccessRole, Permission } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import type { ProvisioningPolicy } from "@/lib/users/policy";

/** Who acts. The audit log and permission checks never have to guess. */
export type Actor =
  | { kind: "user"; id: string; name: string; accessRole: AccessRole }
  | {
      kind: "connector";
      id: string;
      name: string;
      tokenId: string;
      tokenName: string;
      policy: ProvisioningPolicy;
    }
  // `accessRole` is the owner's, who also bounds what the token may do.
  | { kind: "apiToken"; id: string; name: string; ownerId: string; accessRole: AccessRole }
  | { kind: "serviceAccount"; id: string; name: string; accessRole: AccessRole }
  // A person in a native app, which may do nothing here but ask who they are.
  | { kind: "appUser"; id: string; name: string }
  // Somebody without an account here, who was given a link to one connector's set-up: for whom it was and who made it is its name.
  | { kind: "setupLink"; id: string; name: string; connectorId: string; madeBy: string }
  | { kind: "system"; id: null; name: string };

/**
 * The first argument of every verb: whose data, who acts, what they may do.
 *
 * `request` is set for SCIM: the row of the request log, which `mutate` writes in the same transaction as the change.
 */
export interface Ctx {
  readonly organizationId: string;
  readonly actor: Actor;
  readonly permissions: ReadonlySet<Permission>;
  readonly requestId: string;
  /** Of a person in a browser: the session that the request came with. */
  readonly sessionId?: string;
  readonly now: () => Date;
  readonly request?: RequestRecord;
  /** Usher itself acts as Entra: only on what this rehearsal made (`lib/rehearsal`). */
  readonly rehearsalId?: string;
  /** Nothing is kept: whoever opened the transaction rolls it back, and reads here what would have changed. */
  readonly dryRun?: DryRun;
}

/** What a dry run would have changed, filled while it runs. */
export interface DryRun {
  readonly changes: { readonly before: object | null; readonly after: object | null }[];
}

/** What a SCIM request leaves behind in the request log, filled while it is served. */
export interface RequestRecord {
  readonly id: string;
  readonly connectorId: string;
  tokenId: string | null;
  tokenName: string | null;
  readonly method: string;
  readonly path: string;
  readonly remoteAddress: string | null;
  readonly startedAt: Date;
  /** Milliseconds since the request came in. */
  readonly elapsed: () => number;
  /** The status that the route answers when the verb succeeds. */
  status: number;
  scimType: string | null;
  /** One sentence: “Create user Ada Lovelace”. */
  summary: string;
  /** Stable cause code (SCREENS §3.5), with the sentence and the cure. */
  causeCode: string | null;
  cause: string | null;
  cure: string | null;
  resourceType: string | null;
  resourceId: string | null;
  resourceName: string | null;
  isProbe: boolean;
  /** The rehearsal that sent it, or null. */
  rehearsalId: string | null;
  /** What was tolerated, skipped or ignored. */
  notes: string[];
  /** The parsed body, secrets removed. */
  body: unknown;
  /** Set once `mutate` has written the row, so that nobody writes it twice. */
  written: boolean;
  /** One operation of a bulk request: `id` is that request's, which has one row for all of them. */
  readonly isPart?: true;
}

/**
 * Throws `forbidden` unless `ctx` holds `permission`. The first line of every read; `mutate` does it for writes.
 */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  if (ctx.permissions.has(permission)) return;
  const { actor } = ctx;
  const who = actor.kind === "connector" ? actor.tokenName : actor.name;
  const cure =
    actor.kind === "user"
      ? "Ask somebody with a stronger access role."
      : "Give it the permission, or use another token.";
  throw new AppError("forbidden", `“${who}” lacks the permission ${permission}. ${cure}`, {
    reason: "permission_missing",
  });
}

/** The same, allowed one thing more: to answer a change with what was changed. */
export function allowing(ctx: Ctx, permission: Permission): Ctx {
  return { ...ctx, permissions: new Set([...ctx.permissions, permission]) };
}

/** The access role above which `ctx` may neither give roles nor touch people; null for connectors and the system. */
export function roleOf(ctx: Ctx): AccessRole | null {
  return "accessRole" in ctx.actor ? ctx.actor.accessRole : null;
}

/** The policy of the connector that acts, or null for a person. */
export function policyOf(ctx: Ctx): ProvisioningPolicy | null {
  return ctx.actor.kind === "connector" ? ctx.actor.policy : null;
}

/** The id of the connector that acts, or null for a person. */
export function connectorIdOf(ctx: Ctx): string | null {
  return ctx.actor.kind === "connector" ? ctx.actor.id : null;
}
