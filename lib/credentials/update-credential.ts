import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import {
  type CredentialRow,
  credentialSnapshot,
  lockCredential,
  toCredentialDto,
} from "@/lib/credentials/credential-row";
import { endIssued } from "@/lib/credentials/end-issued";
import type { Holder } from "@/lib/credentials/holder";
import { requireGrantable } from "@/lib/credentials/require-grantable";
import { requireNoStronger } from "@/lib/credentials/require-no-stronger";
import type { CredentialDto, UpdateCredential } from "@/lib/credentials/schemas";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/**
 * Changes what a credential is called and may do, disables it or makes it active again. Holds for the next request. Disabling
 * ends the access tokens that were issued for it.
 *
 * @throws AppError `not_found`; `conflict` for a revoked credential, which stays revoked, and for an edit of an older version;
 *   `invalid_input` for audiences or permissions that this kind does not have; `forbidden` when it would open more than whoever
 *   asks may do
 */
export function updateCredential(
  ctx: Ctx,
  holder: Holder,
  id: string,
  input: UpdateCredential,
): Promise<CredentialDto> {
  return mutate(ctx, "credential:update", async (tx) => {
    const before = await lockCredential(tx, ctx, holder, id);
    await requireVersion(tx, ctx.organizationId, before, input.version);
    if (before.revoked_at !== null) {
      throw new AppError("conflict", `“${before.name}” was revoked and stays so. Make a new one.`);
    }
    const after = { ...change(ctx, before, input), version: before.version + 1 };
    if (JSON.stringify(credentialSnapshot(before)) === JSON.stringify(credentialSnapshot(after))) {
      return { value: toCredentialDto(before, ctx.now()), change: null };
    }
    const opens = (after.active && !before.active) || input.audiences !== undefined;
    if (opens) await requireNoStronger(tx, ctx, before);
    await save(tx, ctx, after);
    if (!after.active) await endIssued(tx, ctx.organizationId, id, ctx.now());
    return {
      value: toCredentialDto(after, ctx.now()),
      change: {
        action: actionOf(before, after),
        target: { type: "Credential", id, name: after.name },
        before: credentialSnapshot(before),
        after: credentialSnapshot(after),
      },
    };
  });
}

function change(ctx: Ctx, before: CredentialRow, input: UpdateCredential): CredentialRow {
  const { audiences, permissions } = input;
  if (audiences !== undefined && before.trust === null) {
    throw new AppError("invalid_input", "Only a workload identity has audiences.", { field: "audiences" });
  }
  if (permissions !== undefined && before.kind !== "api_token") {
    throw new AppError("invalid_input", "Only an API token has permissions.", { field: "permissions" });
  }
  return {
    ...before,
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : input.description || null,
    active: input.active ?? before.active,
    trust:
      audiences === undefined || before.trust === null
        ? before.trust
        : { ...before.trust, audiences: [...new Set(audiences)] },
    permissions: permissions === undefined ? before.permissions : [...requireGrantable(ctx, permissions)],
  };
}

async function save(tx: Tx, ctx: Ctx, after: CredentialRow): Promise<void> {
  await tx.query(
    `update credential set name = $3, description = $4, active = $5, trust = $6::jsonb, permissions = $7::text[], version = $8
     where organization_id = $1 and id = $2`,
    [
      ctx.organizationId,
      after.id,
      after.name,
      after.description,
      after.active,
      after.trust === null ? null : JSON.stringify(after.trust),
      after.permissions,
      after.version,
    ],
  );
}

function actionOf(before: CredentialRow, after: CredentialRow): string {
  if (before.active === after.active) return "credential.update";
  return after.active ? "credential.enable" : "credential.disable";
}
