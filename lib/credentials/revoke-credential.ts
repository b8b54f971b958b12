import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { credentialSnapshot, lockCredential, toCredentialDto } from "@/lib/credentials/credential-row";
import { endIssued } from "@/lib/credentials/end-issued";
import type { Holder } from "@/lib/credentials/holder";
import type { CredentialDto } from "@/lib/credentials/schemas";

/**
 * Ends a credential for good, and the access tokens that were issued for it. Its next request is refused, on every replica.
 * Revoking twice changes nothing.
 *
 * @throws AppError `not_found`; `conflict` (field version) for another version than expected
 */
export function revokeCredential(
  ctx: Ctx,
  holder: Holder,
  id: string,
  expected: Expected = {},
): Promise<CredentialDto> {
  return mutate(ctx, "credential:delete", async (tx) => {
    const before = await lockCredential(tx, ctx, holder, id);
    await requireVersion(tx, ctx.organizationId, before, expected.version);
    const now = ctx.now();
    if (before.revoked_at !== null) return { value: toCredentialDto(before, now), change: null };
    await tx.query(
      `update credential set active = false, revoked_at = $3, version = version + 1
       where organization_id = $1 and id = $2`,
      [ctx.organizationId, id, now],
    );
    await endIssued(tx, ctx.organizationId, id, now);
    const after = { ...before, active: false, revoked_at: now, version: before.version + 1 };
    return {
      value: toCredentialDto(after, now),
      change: {
        action: "credential.revoke",
        target: { type: "Credential", id, name: before.name },
        before: credentialSnapshot(before),
        after: credentialSnapshot(after),
      },
    };
  });
}
