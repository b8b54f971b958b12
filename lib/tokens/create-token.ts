import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { CreatedToken, CreateToken, TokenLifetime } from "@/lib/tokens/schemas";
import { hashSecret, makeSecret, shownPrefix } from "@/lib/tokens/secret";
import { type TokenRow, tokenSnapshot, toTokenDto } from "@/lib/tokens/token-row";

const hour = 3_600_000;
const lifetimes: Record<TokenLifetime, number | null> = {
  "10h": 10 * hour,
  "30d": 30 * 24 * hour,
  "90d": 90 * 24 * hour,
  "365d": 365 * 24 * hour,
  never: null,
};

/**
 * Generates a token of the connector. The answer is the only place where its secret ever stands; we keep a hash.
 * Older tokens stay as they are, so that a rotation leaves no gap.
 *
 * @throws AppError `not_found` when the organization has no such connector
 */
export function createToken(ctx: Ctx, connectorId: string, input: CreateToken): Promise<CreatedToken> {
  const secret = makeSecret();
  const id = uuidv7();
  return mutate(ctx, "token:create", async (tx) => {
    const now = ctx.now();
    const connector = await tx.models.connector.findFirst({
      where: { id: connectorId, organizationId: ctx.organizationId },
      select: { id: true },
    });
    if (connector === null) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
    const row = newRow(ctx, { id, connectorId, secret, input, now });
    await tx.query(
      `insert into token (organization_id, id, connector_id, name, description, prefix, hash, active, expires_at,
         created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, true, $8, $9, $10)`,
      [
        ctx.organizationId,
        id,
        connectorId,
        row.name,
        row.description,
        row.prefix,
        hashSecret(secret),
        row.expires_at,
        row.created_by,
        now,
      ],
    );
    return {
      value: { ...toTokenDto(row, now), secret },
      change: {
        action: "token.create",
        target: { type: "Token", id, name: row.name },
        before: null,
        after: tokenSnapshot(row),
      },
    };
  });
}

interface NewToken {
  readonly id: string;
  readonly connectorId: string;
  readonly secret: string;
  readonly input: CreateToken;
  readonly now: Date;
}

function newRow(ctx: Ctx, token: NewToken): TokenRow {
  const lifetime = lifetimes[token.input.expires];
  return {
    id: token.id,
    connector_id: token.connectorId,
    name: token.input.name,
    description: token.input.description || null,
    prefix: shownPrefix(token.secret),
    active: true,
    expires_at: lifetime === null ? null : new Date(token.now.getTime() + lifetime),
    revoked_at: null,
    created_by: ctx.actor.name,
    created_at: token.now,
    last_used_at: null,
    last_used_from: null,
  };
}
