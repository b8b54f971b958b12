import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { requireHolder } from "@/lib/credentials/holder";
import { insertCredential } from "@/lib/credentials/insert-credential";
import { defaultAccessHours, endOfLife } from "@/lib/credentials/lifetime";
import { requireConnectorPowers } from "@/lib/credentials/require-grantable";
import type { CreateCredential, CreatedCredential } from "@/lib/credentials/schemas";
import { makeSecret } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/**
 * Makes a credential of the connector that has a secret. The answer is the only place where the secret ever stands; we keep a
 * hash. Older ones stay as they are, so that a rotation leaves no gap.
 *
 * @throws AppError `not_found` when the organization has no such connector; `conflict` (field userName) for a user name that
 *   another credential of the connector has; `forbidden` when whoever asks may not do what the credential opens
 */
export function createCredential(ctx: Ctx, connectorId: string, input: CreateCredential): Promise<CreatedCredential> {
  const secret = makeSecret();
  return mutate(ctx, "credential:create", async (tx) => {
    requireConnectorPowers(ctx);
    await requireHolder(tx, ctx.organizationId, { kind: "connector", id: connectorId });
    const made = await insertCredential(tx, ctx, {
      kind: input.kind,
      secret,
      connectorId,
      name: input.name,
      description: input.description || null,
      expiresAt: endOfLife(input.expires, ctx.now()),
      ...(input.kind === "basic" ? { userName: await freeUserName(tx, ctx, connectorId, input.userName) } : {}),
      ...(input.kind === "client_secret" ? { accessHours: input.accessHours ?? defaultAccessHours } : {}),
    });
    return { ...made, value: { ...made.value, secret } };
  });
}

/** The wished user name, or `entra`, `entra-2` … */
async function freeUserName(tx: Tx, ctx: Ctx, connectorId: string, wished: string | undefined): Promise<string> {
  // Who makes one at the same time looks after this one.
  await tx.query("select from connector where organization_id = $1 and id = $2 for no key update", [
    ctx.organizationId,
    connectorId,
  ]);
  const rows = await tx.query<{ user_name: string }>(
    `select user_name from credential
     where organization_id = $1 and connector_id = $2 and kind = 'basic' and revoked_at is null
       and (expires_at is null or expires_at > $3)`,
    [ctx.organizationId, connectorId, ctx.now()],
  );
  const taken = new Set(rows.map((row) => row.user_name));
  if (wished !== undefined) {
    if (!taken.has(wished)) return wished;
    throw new AppError(
      "conflict",
      `Another credential of this connector has the user name ${wished}. Choose another one, or rotate that one.`,
      { field: "userName" },
    );
  }
  let name = "entra";
  for (let number = 2; taken.has(name); number += 1) name = `entra-${number}`;
  return name;
}
