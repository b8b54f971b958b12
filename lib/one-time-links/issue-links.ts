import { v7 as uuidv7 } from "uuid";
import type { Ctx } from "@/lib/context";
import { hashSecret, makeSecret } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import type { IssuedLink, LinkKind } from "@/lib/one-time-links/schemas";

const lifetime = 24 * 3_600_000;

export interface Recipient {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

/**
 * Makes a link for each of some people, in two statements however many they are, inside a transaction of the caller, who has
 * checked that they may have one. Earlier links of theirs that were not used end.
 */
export async function issueLinks(
  tx: Tx,
  ctx: Ctx,
  kind: LinkKind,
  recipients: readonly Recipient[],
): Promise<readonly IssuedLink[]> {
  if (recipients.length === 0) return [];
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + lifetime);
  const made = recipients.map((recipient) => ({ ...recipient, id: uuidv7(), secret: makeSecret() }));
  await tx.query(
    "delete from one_time_link where organization_id = $1 and user_id = any($2::uuid[]) and used_at is null",
    [ctx.organizationId, recipients.map(({ userId }) => userId)],
  );
  await tx.query(
    `insert into one_time_link (organization_id, id, user_id, kind, hash, created_by, created_at, expires_at)
     select $1, l.id, l.user_id, $2, l.hash, $3, $4, $5
     from jsonb_to_recordset($6::jsonb) as l (id uuid, user_id uuid, hash text)`,
    [
      ctx.organizationId,
      kind,
      ctx.actor.kind === "system" ? "" : ctx.actor.name,
      now,
      expiresAt,
      JSON.stringify(made.map(({ id, userId, secret }) => ({ id, user_id: userId, hash: hashSecret(secret) }))),
    ],
  );
  return made.map(({ userId, name, email, secret }) => ({
    userId,
    name,
    email,
    url: `${env().USHER_ORIGIN}/${kind}/${secret}`,
    expiresAt: expiresAt.toISOString(),
  }));
}
