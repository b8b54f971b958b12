import { mutate } from "@/lib/audit/mutate";
import { type Ctx, requirePermission } from "@/lib/context";
import { type CredentialRow, lockCredential } from "@/lib/credentials/credential-row";
import type { Holder } from "@/lib/credentials/holder";
import { insertCredential } from "@/lib/credentials/insert-credential";
import { endOfLife, endOfOverlap } from "@/lib/credentials/lifetime";
import { requireNoStronger } from "@/lib/credentials/require-no-stronger";
import type { CreatedCredential, RotateCredential } from "@/lib/credentials/schemas";
import { makeSecret } from "@/lib/credentials/secret";
import { AppError } from "@/lib/errors";

/**
 * Makes a successor with the same name, holder and powers. It works now; the old one ends after the overlap, and never at the
 * first use of the new one: Entra's Test connection uses that before Save, while the job still runs on the old one.
 *
 * @throws AppError `not_found`; `conflict` for a credential that has ended or was disabled, and for a workload identity, which
 *   has no secret; `forbidden` when the credential may do more than whoever rotates it
 */
export function rotateCredential(
  ctx: Ctx,
  holder: Holder,
  id: string,
  input: RotateCredential,
): Promise<CreatedCredential> {
  const secret = makeSecret();
  return mutate(ctx, "credential:create", async (tx) => {
    const old = await lockCredential(tx, ctx, holder, id);
    requireRotatable(old, ctx.now());
    requirePermission(ctx, "credential:update");
    await requireNoStronger(tx, ctx, old);
    requireOwn(ctx, old);
    const { value, change } = await insertCredential(tx, ctx, successorOf(ctx, old, secret, input));
    const oldEnds = endOfOverlap(input.overlap, ctx.now(), old.expires_at);
    await tx.query(
      `update credential set expires_at = $3, version = version + 1 where organization_id = $1 and id = $2`,
      [ctx.organizationId, id, oldEnds],
    );
    // Access tokens that were issued for the old one end with it, or “now” would leave a leaked secret's tokens open for hours.
    await tx.query(
      "update credential set expires_at = $3 where organization_id = $1 and issuer_id = $2 and expires_at > $3",
      [ctx.organizationId, id, oldEnds],
    );
    return {
      value: { ...value, secret },
      change: change && {
        ...change,
        action: "credential.rotate",
        before: { replaces: id, prefix: old.prefix, expiresAt: old.expires_at?.toISOString() ?? null },
        after: { ...change.after, prefix: value.prefix, replacedEndsAt: oldEnds.toISOString() },
      },
    };
  });
}

function successorOf(ctx: Ctx, old: CredentialRow, secret: string, input: RotateCredential) {
  return {
    kind: old.kind,
    secret,
    name: old.name,
    description: old.description,
    expiresAt: endOfLife(input.expires, ctx.now()),
    permissions: old.permissions,
    ...(old.connector_id === null ? {} : { connectorId: old.connector_id }),
    ...(old.service_account_id === null ? {} : { serviceAccountId: old.service_account_id }),
    ...(old.user_id === null ? {} : { owner: { id: old.user_id, name: old.owner_name ?? old.created_by } }),
    ...(old.user_name === null ? {} : { userName: old.user_name }),
    ...(old.access_hours === null ? {} : { accessHours: old.access_hours }),
  };
}

function requireRotatable(old: CredentialRow, now: Date): void {
  if (old.kind === "workload_identity") {
    throw new AppError(
      "conflict",
      `“${old.name}” is a workload identity: it has no secret, so there is nothing to rotate.`,
    );
  }
  const ended = old.revoked_at !== null || !old.active || (old.expires_at !== null && old.expires_at <= now);
  if (ended) throw new AppError("conflict", `“${old.name}” does not work any more. Make a new one in its place.`);
}

/** Whoever rotates sees the new secret: of an API token only its owner may. */
function requireOwn(ctx: Ctx, old: CredentialRow): void {
  const own = ctx.actor.kind === "apiToken" ? ctx.actor.ownerId : ctx.actor.id;
  if (old.kind !== "api_token" || old.user_id === own) return;
  throw new AppError("forbidden", `The API token “${old.name}” belongs to ${old.owner_name}. Only they can rotate it.`);
}
