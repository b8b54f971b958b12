import { withOrganization } from "@/lib/db/with-organization";
import { log } from "@/lib/log";
import {
  deleteRequestRow,
  finishRequestRow,
  insertRequestRows,
  snapshotRequest,
} from "@/lib/request-log/request-log-row";
import { type Outcome, runBulk } from "@/lib/scim/bulk-run";
import type { Call, Handler } from "@/lib/scim/http/call";
import { causeOf } from "@/lib/scim/http/causes";
import { parseBulk } from "@/lib/scim/protocol/bulk/parse";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { Document } from "@/lib/scim/protocol/schema/attribute";
import { shorten } from "@/lib/scim/protocol/text";
import { bulkResponseUrn } from "@/lib/scim/protocol/urns";

/**
 * SCIM's bulk operations (RFC 7644 §3.7): each operation is served by the handler of a request of its own and is all or nothing;
 * the answer is 200 whatever becomes of them. The request log gets one row, the audit log one for each change.
 *
 * @throws ScimError 413 above the limits, 400 for an envelope that cannot be read
 */
export const bulk: Handler = async (call) => {
  if (call.ctx.dryRun !== undefined) {
    throw new ScimError(501, "A bulk request cannot be tried out as a whole. Send its operations one by one.");
  }
  call.request.summary = "Bulk";
  const request = parseBulk(await call.readBody());
  const isLogged = request.operations.length > 0;
  if (isLogged) await begin(call, request.operations.length);
  const outcomes = await runBulk(call, request);
  noteOutcomes(call, outcomes, request.operations.length);
  // What is done is done, and the client must hear of it.
  if (isLogged) {
    await finish(call, outcomes).catch((error: unknown) => {
      log.error({ err: error, requestId: call.request.id }, "bulk: its row of the request log stays unfinished");
    });
  }
  return { status: 200, body: { schemas: [bulkResponseUrn], Operations: outcomes.map(toDocument) } };
};

/** The row is there before the first change, so that no change is ever without one. */
async function begin(call: Call, count: number): Promise<void> {
  call.request.summary = `Bulk: ${count} operations, not finished`;
  await withOrganization(call.ctx.organizationId, (tx) =>
    insertRequestRows(tx, call.ctx.organizationId, [snapshotRequest(call.request)]),
  );
  call.request.written = true;
}

async function finish(call: Call, outcomes: readonly Outcome[]): Promise<void> {
  const { organizationId } = call.ctx;
  const hasChanged = outcomes.some((outcome) => outcome.hasChanged);
  await withOrganization(organizationId, (tx) =>
    hasChanged
      ? finishRequestRow(tx, organizationId, call.request)
      : deleteRequestRow(tx, organizationId, call.request.id),
  );
  call.request.written = hasChanged;
}

/** Lines in the notes of one request; the audit log and the answer name everything. */
const mostNotes = 200;

function noteOutcomes({ request }: Call, outcomes: readonly Outcome[], count: number): void {
  const refused = outcomes.filter(({ refusal }) => refusal !== null);
  const parts = [
    `${outcomes.length - refused.length} done`,
    ...(refused.length === 0 ? [] : [`${refused.length} refused`]),
    ...(outcomes.length === count ? [] : [`${count - outcomes.length} not tried`]),
  ];
  request.summary = `Bulk: ${parts.join(", ")}`;
  const notes = outcomes.flatMap(notesOf);
  const more = notes.length - mostNotes;
  request.notes = more > 0 ? [...notes.slice(0, mostNotes), `${more} more notes were left out.`] : notes;
  const first = refused[0];
  if (first === undefined || first.refusal === null) return;
  const { causeCode, cause, cure } = causeOf(first.refusal);
  Object.assign(request, { causeCode, cause: `Operation ${first.operation.index}: ${cause}`, cure });
}

function notesOf({ operation, refusal, notes }: Outcome): string[] {
  const name = `Operation ${operation.index}`;
  if (refusal === null) return notes.map((note) => `${name}: ${note}`);
  const bulkId = operation.bulkId === null ? "" : `, bulkId ${shorten(operation.bulkId)}`;
  const target = `${operation.method} ${shorten(operation.path)}${bulkId}`;
  return [`${name} (${target}) was refused with ${refusal.status}: ${refusal.message}`];
}

/** RFC 7644 §3.7.3: a location for all but a failed POST, and the error of what failed. */
function toDocument({ operation, status, location, version, refusal }: Outcome): Document {
  return {
    ...(location === null ? {} : { location }),
    method: operation.method,
    ...(operation.bulkId === null ? {} : { bulkId: operation.bulkId }),
    ...(version === null ? {} : { version }),
    status: String(status),
    ...(refusal === null ? {} : { response: { ...refusal.toBody() } }),
  };
}
