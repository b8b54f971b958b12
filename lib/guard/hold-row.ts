import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { HoldDto } from "@/lib/guard/schemas";
import { firstUuidAt } from "@/lib/utils/uuid";

interface HoldRow {
  readonly id: string;
  readonly connector_id: string;
  readonly connector_name: string;
  readonly state: HoldDto["state"];
  readonly guard_limit: number;
  readonly started_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly done: number;
  readonly waiting: number;
}

const statement = `
  select h.id, h.connector_id, c.name as connector_name, h.state, h.guard_limit, h.started_at, h.decided_by, h.decided_at,
    counts.*
  from guard_hold h
  join connector c on c.organization_id = h.organization_id and c.id = h.connector_id
  cross join lateral (
    select count(*) filter (where l.state in ('done', 'returned'))::int as done,
      count(*) filter (where l.state = 'waiting')::int as waiting
    from access_loss l where l.organization_id = h.organization_id and l.hold_id = h.id
  ) counts
  where h.organization_id = $1 and h.id = $2`;

/** A hold of the guard with its numbers. @throws AppError `not_found` */
export async function readHold(tx: Tx, organizationId: string, id: string): Promise<HoldDto> {
  const [row] = await tx.query<HoldRow>(statement, [organizationId, id]);
  if (row === undefined) throw holdNotFound(id);
  return {
    id: row.id,
    connectorId: row.connector_id,
    connectorName: row.connector_name,
    state: row.state,
    limit: row.guard_limit,
    startedAt: row.started_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    done: row.done,
    waiting: row.waiting,
    shared: row.waiting === 0 ? null : await findSharedGroup(tx, organizationId, row),
  };
}

/** How long before and after the start of a hold somebody may have left a group for it to count as shared, in milliseconds. */
const sharedWindow = 2 * 3_600_000;

/** The group that most of those who wait were taken out of. Audit ids are UUIDv7, so a range of them is a range of time. */
async function findSharedGroup(tx: Tx, organizationId: string, hold: HoldRow): Promise<HoldDto["shared"]> {
  const started = hold.started_at.getTime();
  const [row] = await tx.query<{ name: string; people: number }>(
    `select e.target_name as name, count(distinct l.user_id)::int as people
     from audit_entry e
     cross join lateral jsonb_array_elements_text(
       case when jsonb_typeof(e.before -> 'removed') = 'array' then e.before -> 'removed' else '[]' end) as gone (user_id)
     join access_loss l on l.organization_id = e.organization_id and l.hold_id = $2 and l.user_id::text = gone.user_id
       and l.state = 'waiting'
     where e.organization_id = $1 and e.id >= $3::uuid and e.id < $4::uuid and e.action = 'group.members'
     group by e.target_id, e.target_name order by 2 desc limit 1`,
    [
      organizationId,
      hold.id,
      firstUuidAt(new Date(started - sharedWindow)),
      firstUuidAt(new Date(started + sharedWindow)),
    ],
  );
  return row === undefined ? null : { groupName: row.name, people: row.people };
}

/** A hold that stops its connector now; its row and the connector's are locked, in the order of `admitAccessLoss`. */
export interface OpenHold {
  readonly id: string;
  readonly connectorId: string;
  readonly connectorName: string;
  readonly state: "held" | "rejected";
}

/** @throws AppError `not_found`; `conflict` when the hold has ended */
export async function lockOpenHold(tx: Tx, organizationId: string, id: string): Promise<OpenHold> {
  const [hold] = await tx.query<{ connector_id: string; decided_by: string | null; state: HoldDto["state"] }>(
    "select connector_id, decided_by, state from guard_hold where organization_id = $1 and id = $2",
    [organizationId, id],
  );
  if (hold === undefined) throw holdNotFound(id);
  const [connector] = await tx.query<{ name: string; hold_id: string | null }>(
    "select name, hold_id from connector where organization_id = $1 and id = $2 for no key update",
    [organizationId, hold.connector_id],
  );
  const [locked] = await tx.query<{ state: HoldDto["state"] }>(
    "select state from guard_hold where organization_id = $1 and id = $2 for update",
    [organizationId, id],
  );
  const state = locked?.state ?? hold.state;
  if (connector?.hold_id === id && (state === "held" || state === "rejected")) {
    return { id, connectorId: hold.connector_id, connectorName: connector.name, state };
  }
  throw new AppError(
    "conflict",
    `${hold.decided_by ?? "Somebody"} has ended this hold already. Look at the page again.`,
    {
      field: "state",
    },
  );
}

/** Ends a hold: its connector works again. */
export async function endHold(
  tx: Tx,
  organizationId: string,
  hold: OpenHold,
  ended: { readonly state: "released" | "resumed"; readonly by: string; readonly now: Date },
): Promise<void> {
  await tx.query(
    "update guard_hold set state = $3, decided_by = $4, decided_at = $5 where organization_id = $1 and id = $2",
    [organizationId, hold.id, ended.state, ended.by, ended.now],
  );
  await tx.query("update connector set hold_id = null where organization_id = $1 and id = $2", [
    organizationId,
    hold.connectorId,
  ]);
}

function holdNotFound(id: string): AppError {
  return new AppError(
    "not_found",
    `There is no hold ${id} here. Its connector was deleted, or it belongs to another organization.`,
  );
}
