import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { TokenDto, UpdateToken } from "@/lib/tokens/schemas";
import { lockToken, tokenSnapshot, toTokenDto } from "@/lib/tokens/token-row";

/**
 * Disables a token or makes it active again. Holds for the next request.
 *
 * @throws AppError `not_found`, or `conflict` for a revoked token, which stays revoked
 */
export function updateToken(ctx: Ctx, connectorId: string, tokenId: string, input: UpdateToken): Promise<TokenDto> {
  return mutate(ctx, "token:update", async (tx) => {
    const before = await lockToken(tx, ctx, connectorId, tokenId);
    if (before.revoked_at !== null) {
      throw new AppError("conflict", `The token “${before.name}” was revoked and stays so. Generate a new token.`);
    }
    if (before.active === input.active) return { value: toTokenDto(before, ctx.now()), change: null };
    await tx.query(`update token set active = $3 where organization_id = $1 and id = $2`, [
      ctx.organizationId,
      tokenId,
      input.active,
    ]);
    const after = { ...before, active: input.active };
    return {
      value: toTokenDto(after, ctx.now()),
      change: {
        action: input.active ? "token.enable" : "token.disable",
        target: { type: "Token", id: tokenId, name: before.name },
        before: tokenSnapshot(before),
        after: tokenSnapshot(after),
      },
    };
  });
}
