import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Lookalikes } from "@/lib/conflicts/find-lookalikes";
import { sentKeyOf } from "@/lib/conflicts/sent-key";
import { type Ctx, connectorIdOf } from "@/lib/context";
import { type UserFields, userLabel } from "@/lib/users/user";

interface Sent extends Pick<Lookalikes, "kind" | "candidateIds"> {
  readonly fields: UserFields;
  readonly createdUserId: string | null;
}

/**
 * Puts a person whom Entra sent into the conflict inbox; one who is there already is counted again. A transaction of its own,
 * because the request that caused it may be refused and leaves nothing else. Asks for no more than reading people: the
 * request has passed its own check, whether it creates, updates or deletes.
 */
export function openConflict(ctx: Ctx, { kind, candidateIds, fields, createdUserId }: Sent): Promise<void> {
  const connectorId = connectorIdOf(ctx);
  if (connectorId === null) throw new Error("Only what a connector sends can be in conflict.");
  const { request: _, ...unlogged } = ctx;
  const { userName, externalId, active, displayName, userType, attributes } = fields;
  const sent = { userName, externalId, active, displayName, userType, attributes };
  return mutate(unlogged, "user:read", async (tx) => {
    const rows = await tx.query<{ id: string; times: number }>(
      `insert into conflict (organization_id, id, connector_id, kind, state, sent, sent_key, sent_label, created_user_id,
         candidates, first_seen_at, last_seen_at)
       values ($1, $2, $3, $4, 'open', $5::jsonb, $6, $7, $8, $9::jsonb, $10, $10)
       on conflict (organization_id, connector_id, sent_key) do update set
         kind = excluded.kind, sent = excluded.sent, candidates = excluded.candidates, last_seen_at = excluded.last_seen_at,
         created_user_id = excluded.created_user_id, times = conflict.times + 1,
         state = case when conflict.state = 'apart' and conflict.candidates = excluded.candidates then 'apart' else 'open' end
       returning id, times`,
      [
        ctx.organizationId,
        uuidv7(),
        connectorId,
        kind,
        JSON.stringify(sent),
        sentKeyOf(fields),
        userLabel(fields),
        createdUserId,
        JSON.stringify(candidateIds),
        ctx.now(),
      ],
    );
    const row = rows[0];
    return {
      value: undefined,
      change:
        row === undefined || row.times > 1
          ? null
          : {
              action: "conflict.open",
              target: { type: "Conflict", id: row.id, name: userLabel(fields) },
              before: null,
              after: { kind, userName, externalId, candidates: candidateIds },
            },
    };
  });
}
