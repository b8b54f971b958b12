import type { Tx } from "@/lib/db/transaction";
import { type CountedHour, countFromLog, floorHour, hourMs } from "@/lib/request-stats/hours";
import type { RequestPoint, SeriesRange } from "@/lib/request-stats/schemas";

const dayMs = 24 * hourMs;
const spans = { "24h": { step: hourMs, count: 24 }, "30d": { step: dayMs, count: 30 } } as const;

/**
 * The requests of some connectors by the hour or by the day: the hours that are rolled up, and the rest from the log. Each
 * connector has a point for each step, also where nothing came.
 */
export async function readSeries(
  tx: Tx,
  organizationId: string,
  asked: { readonly connectorIds: readonly string[]; readonly range: SeriesRange; readonly now: Date },
): Promise<ReadonlyMap<string, readonly RequestPoint[]>> {
  const { connectorIds, range, now } = asked;
  const { step, count } = spans[range];
  const last = Math.floor(now.getTime() / step) * step;
  const first = last - (count - 1) * step;
  const rolled = await tx.query<CountedHour>(
    `select connector_id, hour, accepted, refused, failed from request_hour
     where organization_id = $1 and connector_id = any($2::uuid[]) and hour >= $3`,
    [organizationId, connectorIds, new Date(first)],
  );
  const live = await countFromLog(tx, organizationId, hoursLeft(connectorIds, rolled, { first, now: now.getTime() }));
  const points = new Map(connectorIds.map((id) => [id, emptyPoints(first, step, count)]));
  for (const row of [...rolled, ...live]) {
    const point = points.get(row.connector_id)?.[Math.floor((row.hour.getTime() - first) / step)];
    if (point === undefined) continue;
    point.accepted += row.accepted;
    point.refused += row.refused + row.failed;
  }
  return points;
}

function hoursLeft(
  connectorIds: readonly string[],
  rolled: readonly CountedHour[],
  { first, now }: { readonly first: number; readonly now: number },
) {
  return connectorIds.flatMap((connectorId) => {
    const own = rolled.filter((row) => row.connector_id === connectorId).map(({ hour }) => hour.getTime() + hourMs);
    const begin = own.reduce((latest, end) => Math.max(latest, end), first);
    const hours = Math.max(0, (floorHour(now) - begin) / hourMs + 1);
    return Array.from({ length: hours }, (_, index) => ({ connectorId, hour: new Date(begin + index * hourMs) }));
  });
}

function emptyPoints(first: number, step: number, count: number) {
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(first + index * step).toISOString(),
    accepted: 0,
    refused: 0,
  }));
}
