import { setTimeout as sleep } from "node:timers/promises";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";

const tries = 20;
const pauseMs = 100;

interface Cause {
  readonly causeCode: string;
  readonly cause: string;
  readonly cure: string | null;
}

/**
 * Why a request was refused, from the request log. Rows are written a moment after the answer, and perhaps by another process, so it
 * looks for two seconds; then null.
 */
export async function findCause(organizationId: string, requestId: string): Promise<Cause | null> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    await flushRequestLog();
    const [row] = await withOrganization(organizationId, (tx) =>
      tx.query<{ cause_code: string | null; cause: string | null; cure: string | null }>(
        "select cause_code, cause, cure from request_log where organization_id = $1 and id = $2",
        [organizationId, requestId],
      ),
    );
    if (row !== undefined) {
      return row.cause_code === null ? null : { causeCode: row.cause_code, cause: row.cause ?? "", cure: row.cure };
    }
    await sleep(pauseMs);
  }
  return null;
}
