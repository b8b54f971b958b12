import { withOrganization } from "@/lib/db/with-organization";
import { log } from "@/lib/log";
import { insertRequestRows, type RequestRow } from "@/lib/request-log/request-log-row";
import { groupBy } from "@/lib/utils/group-by";

/** What a request leaves to be written after its answer: its row, unless a transaction wrote it, and who came when. */
export interface Trace {
  readonly organizationId: string;
  readonly connectorId: string;
  readonly tokenId: string | null;
  readonly remoteAddress: string | null;
  readonly at: Date;
  readonly accepted: boolean;
  readonly wrote: boolean;
  /** Null when the row was written with the change. */
  readonly row: RequestRow | null;
  /** Usher itself asked: then nobody came. */
  readonly rehearsed: boolean;
}

/** At most this many traces wait. What comes on top is dropped, and how much that was is logged; rows of changes never wait here. */
const capacity = 20_000;
const batchSize = 500;
/** Milliseconds. A page that polls sees a request within two seconds. */
const interval = 200;

interface Queue {
  waiting: Trace[];
  dropped: number;
  timer: NodeJS.Timeout | null;
  running: Promise<void>;
}

const key = Symbol.for("usher.background-log");
const holder = globalThis as { [key]?: Queue };

/** One queue for the process: the server's and Next's module graphs share it. */
function queue(): Queue {
  holder[key] ??= { waiting: [], dropped: 0, timer: null, running: Promise.resolve() };
  return holder[key];
}

/** Leaves a trace to be written soon, without making the request wait. */
export function traceRequest(trace: Trace): void {
  const state = queue();
  if (state.waiting.length >= capacity) {
    state.dropped += 1;
    return;
  }
  state.waiting.push(trace);
  state.timer ??= setTimeout(() => {
    state.timer = null;
    void flushRequestLog();
  }, interval).unref();
}

/** Writes all waiting traces; resolves when they are in the database. Called at shutdown and by tests. */
export function flushRequestLog(): Promise<void> {
  const state = queue();
  state.running = state.running.then(() => drain(state));
  return state.running;
}

async function drain(state: Queue): Promise<void> {
  if (state.dropped > 0) {
    log.warn(
      { dropped: state.dropped },
      "request log: rows were dropped because requests came faster than they could be written; none of them had changed anything",
    );
    state.dropped = 0;
  }
  while (state.waiting.length > 0) {
    const batch = state.waiting.splice(0, batchSize);
    for (const [organizationId, traces] of groupBy(batch, (trace) => trace.organizationId)) {
      await write(organizationId, traces).catch((error: unknown) => {
        log.error({ err: error, organizationId, rows: traces.length }, "request log: rows could not be written");
      });
    }
  }
}

async function write(organizationId: string, traces: readonly Trace[]): Promise<void> {
  await withOrganization(organizationId, async (tx) => {
    const rows = traces.flatMap((trace) => (trace.row === null ? [] : [trace.row]));
    if (rows.length > 0) await insertRequestRows(tx, organizationId, rows);
    const visits = traces.filter((trace) => !trace.rehearsed);
    for (const [connectorId, group] of groupBy(visits, (trace) => trace.connectorId)) {
      const accepted = latest(group.filter((trace) => trace.accepted));
      if (accepted === null) continue;
      const wrote = latest(group.filter((trace) => trace.wrote));
      await tx.query(
        `update connector set last_contact_at = greatest(last_contact_at, $3::timestamptz),
           last_write_at = greatest(last_write_at, $4::timestamptz)
         where organization_id = $1 and id = $2`,
        [organizationId, connectorId, accepted.at, wrote?.at ?? null],
      );
    }
    for (const [tokenId, group] of groupBy(visits, (trace) => (trace.accepted ? trace.tokenId : null))) {
      const last = latest(group);
      if (tokenId === null || last === null) continue;
      await tx.query(
        `update credential set last_used_at = greatest(last_used_at, $3::timestamptz), last_used_from = $4
         where organization_id = $1 and id = $2`,
        [organizationId, tokenId, last.at, last.remoteAddress],
      );
    }
  });
}

function latest(traces: readonly Trace[]): Trace | null {
  return traces.reduce<Trace | null>((best, trace) => (best === null || trace.at > best.at ? trace : best), null);
}
