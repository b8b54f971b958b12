import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import { readPolicy } from "@/lib/connectors/read-policy";
import type { UniqueIdentifier } from "@/lib/connectors/schemas";
import type { Ctx } from "@/lib/context";
import { hashSecret, makeSecret, shownPrefix } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { deadAfterMs } from "@/lib/rehearsal/clean-dead-rehearsals";
import { cleanRehearsal } from "@/lib/rehearsal/clean-rehearsal";
import { waitingSteps } from "@/lib/rehearsal/play";
import { selectRehearsals } from "@/lib/rehearsal/rehearsal-row";
import { runRehearsal, type StartedRehearsal } from "@/lib/rehearsal/run-rehearsal";
import { keepRunning } from "@/lib/rehearsal/running";
import type { RehearsalDto } from "@/lib/rehearsal/schemas";

/** Milliseconds that the credential holds. It is deleted at the end; a process that dies leaves it no longer than this. */
const credentialMs = 10 * 60_000;

/**
 * Starts to play Entra against the connector's own Tenant URL, with marked people that are removed again (PRODUCT K15). Answers at
 * once; the rest happens in this process. What a dead rehearsal of the connector left is removed first.
 *
 * @throws AppError `not_found`; `conflict` (reason rehearsal_running) while another one of this connector runs
 */
export async function startRehearsal(ctx: Ctx, connectorId: string): Promise<RehearsalDto> {
  const secret = makeSecret();
  const rehearsalId = uuidv7();
  const { dto, started } = await mutate(ctx, "connector:update", async (tx) => {
    const connector = await lockConnector(tx, ctx, connectorId);
    const policy = await readPolicy(tx, ctx.organizationId, connectorId);
    await makeRoom(tx, ctx, connectorId);
    await insert(tx, ctx, { rehearsalId, connectorId, secret });
    const [dto] = await selectRehearsals(tx, "and id = $3", [ctx.organizationId, connectorId, rehearsalId]);
    const mapping = { policy, uniqueIdentifier: connector.unique_identifier };
    return {
      value: {
        dto: dto as RehearsalDto,
        started: { rehearsalId, connectorId, secret, mapping } satisfies StartedRehearsal,
      },
      change: {
        action: "connector.rehearsal_start",
        target: { type: "Connector", id: connectorId, name: connector.name },
        before: null,
        after: { rehearsalId },
      },
    };
  });
  keepRunning(runRehearsal(started, ctx));
  return dto;
}

/** So that of two that start at once, the second sees the first. */
async function lockConnector(
  tx: Tx,
  ctx: Ctx,
  connectorId: string,
): Promise<{ readonly name: string; readonly unique_identifier: UniqueIdentifier }> {
  const [connector] = await tx.query<{ name: string; unique_identifier: UniqueIdentifier }>(
    "select name, unique_identifier from connector where organization_id = $1 and id = $2 for no key update",
    [ctx.organizationId, connectorId],
  );
  if (connector === undefined) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
  return connector;
}

async function makeRoom(tx: Tx, ctx: Ctx, connectorId: string): Promise<void> {
  const running = await tx.query<{ id: string; started_by: string; alive_at: Date }>(
    `select id, started_by, alive_at from rehearsal
     where organization_id = $1 and connector_id = $2 and cleaned_at is null order by id`,
    [ctx.organizationId, connectorId],
  );
  for (const { id, started_by, alive_at } of running) {
    if (ctx.now().getTime() - alive_at.getTime() < deadAfterMs) {
      throw new AppError(
        "conflict",
        `The rehearsal ${id} of this connector still runs; ${started_by} started it. It takes some seconds: wait for it, then rehearse again.`,
        { reason: "rehearsal_running" },
      );
    }
    await cleanRehearsal(tx, ctx, { rehearsalId: id, state: "stopped", steps: null });
  }
}

async function insert(tx: Tx, ctx: Ctx, made: Omit<StartedRehearsal, "mapping">): Promise<void> {
  const now = ctx.now();
  await tx.query(
    `insert into rehearsal (organization_id, id, connector_id, kind, state, steps, started_by, started_at, alive_at)
     values ($1, $2, $3, 'cycle', 'running', $4::jsonb, $5, $6, $6)`,
    [ctx.organizationId, made.rehearsalId, made.connectorId, JSON.stringify(waitingSteps()), ctx.actor.name, now],
  );
  await tx.query(
    `insert into credential (organization_id, id, kind, connector_id, name, prefix, hash, rehearsal_id, active, expires_at,
       created_by, created_at)
     values ($1, $2, 'rehearsal', $3, 'Rehearsal', $4, $5, $6, true, $7, $8, $9)`,
    [
      ctx.organizationId,
      uuidv7(),
      made.connectorId,
      shownPrefix(made.secret),
      hashSecret(made.secret),
      made.rehearsalId,
      new Date(now.getTime() + credentialMs),
      ctx.actor.name,
      now,
    ],
  );
}
