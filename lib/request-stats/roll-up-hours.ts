import { withOrganization } from "@/lib/db/with-organization";
import { withoutOrganization } from "@/lib/db/without-organization";
import { countHours, floorHour, hourMs, hourParams } from "@/lib/request-stats/hours";

/** Milliseconds after an hour's end in which its last rows may still be written. */
const grace = 5 * 60_000;
/** Hours of one transaction, so that nothing waits for it. */
const batch = 48;
/** Hours that are counted once more, for rows that came later than that. */
const recounted = 2;
const keptDays = 400;

interface Connector {
  readonly organization_id: string;
  readonly id: string;
}

/**
 * Counts the finished hours of every connector into request_hour, so that charts do not read the log. Counting again changes
 * nothing, so several servers may do it at once, and a run that was cut short is made up for by the next. Returns how many hours.
 */
export async function rollUpHours(now: Date): Promise<number> {
  const connectors = await withoutOrganization((tx) =>
    tx.query<Connector>("select organization_id, id from connector order by organization_id, id"),
  );
  let hours = 0;
  for (const connector of connectors) hours += await rollUp(connector, now);
  return hours;
}

async function rollUp(connector: Connector, now: Date): Promise<number> {
  const end = floorHour(now.getTime() - grace);
  const begin = await findBegin(connector, now);
  if (begin === null) return 0;
  let done = 0;
  for (let from = begin; from < end; from += batch * hourMs) {
    const hours = Array.from({ length: Math.min(batch, (end - from) / hourMs) }, (_, index) => ({
      connectorId: connector.id,
      hour: new Date(from + index * hourMs),
    }));
    await withOrganization(connector.organization_id, (tx) =>
      // A connector may have been deleted meanwhile. Rows that are past their time are missing from the log, so counts never fall.
      tx.query(
        `insert into request_hour as old (organization_id, connector_id, hour, accepted, refused, failed, duration_ms)
         select $1, h.connector_id, h.hour, counted.accepted, counted.refused, counted.failed, counted.duration_ms
         ${countHours(", coalesce(sum(r.duration_ms), 0) as duration_ms")}
         join connector c on c.organization_id = $1 and c.id = h.connector_id
         on conflict (organization_id, connector_id, hour) do update set
           accepted = greatest(old.accepted, excluded.accepted), refused = greatest(old.refused, excluded.refused),
           failed = greatest(old.failed, excluded.failed), duration_ms = greatest(old.duration_ms, excluded.duration_ms)`,
        hourParams(connector.organization_id, hours),
      ),
    );
    done += hours.length;
  }
  return done;
}

/** The first hour to count: a little before the last one that was, else that of the first request; null when none came yet. */
async function findBegin({ organization_id, id }: Connector, now: Date): Promise<number | null> {
  const kept = floorHour(now.getTime() - keptDays * 24 * hourMs);
  const [row] = await withOrganization(organization_id, async (tx) => {
    await tx.query("delete from request_hour where organization_id = $1 and connector_id = $2 and hour < $3", [
      organization_id,
      id,
      new Date(kept),
    ]);
    return tx.query<{ rolled: Date | null; first: Date | null }>(
      `select (select max(hour) from request_hour where organization_id = $1 and connector_id = $2) as rolled,
         (select at from request_log where organization_id = $1 and connector_id = $2 order by id limit 1) as first`,
      [organization_id, id],
    );
  });
  if (row?.rolled) return row.rolled.getTime() - (recounted - 1) * hourMs;
  return row?.first ? Math.max(kept, floorHour(row.first.getTime() - 1000)) : null;
}
