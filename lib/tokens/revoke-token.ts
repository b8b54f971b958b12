import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { TokenDto } from "@/lib/tokens/schemas";
import { lockToken, tokenSnapshot, toTokenDto } from "@/lib/tokens/token-row";

/**
 * Ends a token for good. Its next request is refused. Revoking twice changes nothing.
 *
 * @throws AppError `not_found`
 */
export function revokeToken(ctx: Ctx, connectorId: string, tokenId: string): Promise<TokenDto> {
  return mutate(ctx, "token:delete", async (tx) => {
    const before = await lockToken(tx, ctx, connectorId, tokenId);
    const now = ctx.now();
    if (before.revoked_at !== null) return { value: toTokenDto(before, now), change: null };
    await tx.query(`update token set active = false, revoked_at = $3 where organization_id = $1 and id = $2`, [
      ctx.organizationId,
      tokenId,
      now,
    ]);
    const after = { ...before, active: false, revoked_at: now };
    return {
      value: toTokenDto(after, now),
      change: {
        action: "token.revoke",
        target: { type: "Token", id: tokenId, name: before.name },
        before: tokenSnapshot(before),
        after: tokenSnapshot(after),
      },
    };
  });
}
