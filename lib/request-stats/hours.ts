import type { Tx } from "@/lib/db/transaction";
import { firstUuidAt } from "@/lib/utils/uuid";

export const hourMs = 3_600_000;

/** One hour of one connector. */
export interface ConnectorHour {
  readonly connectorId: string;
  /** When it begins. */
  readonly hour: Date;
}

export interface CountedHour {
  readonly connector_id: string;
  readonly hour: Date;
  readonly accepted: number;
  readonly refused: number;
  readonly failed: number;
}

export function floorHour(time: number): number {
  return Math.floor(time / hourMs) * hourMs;
}

/** A write that waits for go-live or for the guard (503) is neither accepted nor a fault. */
const waits = "r.cause_code in ('provisioning_off', 'guard_held')";

/**
 * The counts of each hour, as columns `accepted`, `refused` and `failed` of `h (connector_id, hour, first_id, end_id)`. To which
 * hour a request belongs is what its id says (UUIDv7), so that all of it is read from the index. Rehearsals count for nothing.
 */
export const countHours = (more = "") => `
  from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::uuid[]) as h (connector_id, hour, first_id, end_id)
  cross join lateral (
    select count(*) filter (where r.status < 400)::int as accepted,
      count(*) filter (where r.status between 400 and 499)::int as refused,
      count(*) filter (where r.status >= 500 and ${waits} is not true)::int as failed ${more}
    from request_log r
    where r.organization_id = $1 and r.connector_id = h.connector_id and r.id >= h.first_id and r.id < h.end_id
      and r.rehearsal_id is null) counted`;

export function hourParams(organizationId: string, hours: readonly ConnectorHour[]): unknown[] {
  return [
    organizationId,
    hours.map(({ connectorId }) => connectorId),
    hours.map(({ hour }) => hour.toISOString()),
    hours.map(({ hour }) => firstUuidAt(hour)),
    hours.map(({ hour }) => firstUuidAt(new Date(hour.getTime() + hourMs))),
  ];
}

/** Counts hours from the request log itself. */
export async function countFromLog(
  tx: Tx,
  organizationId: string,
  hours: readonly ConnectorHour[],
): Promise<readonly CountedHour[]> {
  if (hours.length === 0) return [];
  return tx.query<CountedHour>(
    `select h.connector_id, h.hour, counted.* ${countHours()}`,
    hourParams(organizationId, hours),
  );
}
