import type { Answered, Sent, Side } from "@/tests/fuzz/world";
import { type Query, replayAudit } from "@/tests/support/replay";

const errorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";
const scimTypes = new Set([
  ...[
    "invalidFilter",
    "tooMany",
    "uniqueness",
    "mutability",
    "invalidSyntax",
    "invalidPath",
    "noTarget",
    "invalidValue",
  ],
  ...["invalidVers", "sensitive", "invalidCursor", "expiredCursor", "invalidCount"],
]);
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

interface ErrorBody {
  readonly schemas?: readonly string[];
  readonly status?: string;
  readonly scimType?: string;
  readonly detail?: string;
}

/** What is wrong with an answer; null when nothing is. */
export function faultOf({ request, other, written }: Sent, { status, contentType, text }: Answered): string | null {
  if (status >= 500 && status !== 501) return `a client's request must not end with ${status}`;
  const leaked = leakOf(other, written, text);
  if (leaked !== null) return leaked;
  if (text === "")
    return status < 300 || status === 304 || request.method === "HEAD" ? null : `${status} without a body`;
  if (contentType !== "application/scim+json") return `the content type is ${contentType}`;
  const body = parse(text);
  if (body === undefined) return "the answer is not JSON";
  if (status >= 400) return errorFault(body, status);
  if (!Array.isArray(body["schemas"]) && !request.url.includes("ttributes=")) return "the answer has no schemas";
  return new URL(request.url).pathname.endsWith("/Bulk") ? bulkFault(body) : null;
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function leakOf(other: Side, written: string, text: string): string | null {
  if (text.includes(other.mark)) return `the answer holds a name of the other organization (${other.mark})`;
  const sent = written.toLowerCase();
  const leaked = text.match(uuid)?.find((id) => other.ids.has(id.toLowerCase()) && !sent.includes(id.toLowerCase()));
  return leaked === undefined ? null : `the answer holds the id ${leaked} of the other organization`;
}

function errorFault(body: ErrorBody, status: number): string | null {
  if (body.schemas?.[0] !== errorUrn || body.schemas.length !== 1) return "the error is no SCIM Error";
  if (body.status !== String(status)) return `the error says status ${body.status}, the answer ${status}`;
  if (typeof body.detail !== "string" || body.detail.trim() === "") return "the error has no detail";
  if (body.detail.length > 5000) return `the detail of the error is ${body.detail.length} characters long`;
  if (body.scimType !== undefined && !scimTypes.has(body.scimType)) return `there is no scimType ${body.scimType}`;
  return null;
}

function bulkFault(body: Record<string, unknown>): string | null {
  const operations = body["Operations"] as { status: string; response?: ErrorBody }[];
  for (const { status, response } of operations) {
    if (Number(status) >= 500) return `an operation of a client must not end with ${status}: ${response?.detail}`;
    const fault = Number(status) < 400 ? null : errorFault(response ?? {}, Number(status));
    if (fault !== null) return `an operation: ${fault}`;
  }
  return null;
}

/** What does not fit in the tables, a sentence each. */
export async function brokenInvariants(query: Query, [erasing]: readonly [Side, Side]): Promise<readonly string[]> {
  const double = await query<{ user_name_key: string }>(
    `select user_name_key from "user" group by organization_id, user_name_key having count(*) > 1`,
  );
  const across = await query<{ user_id: string }>(
    `select m.user_id from group_member m join "user" u on u.id = m.user_id join "group" g on g.id = m.group_id
     where u.organization_id <> m.organization_id or g.organization_id <> m.organization_id`,
  );
  const unlogged = await query<{ id: string }>(
    `select a.id from audit_entry a where a.actor_kind = 'connector' and not exists (
       select 1 from request_log r where r.organization_id = a.organization_id and r.id::text = a.request_id)`,
  );
  const dangling = await query<{ user_id: string }>(
    `select m.user_id from group_member m
     where not exists (select 1 from "user" u where u.organization_id = m.organization_id and u.id = m.user_id)
        or not exists (select 1 from "group" g where g.organization_id = m.organization_id and g.id = m.group_id)`,
  );
  return [
    ...double.map((row) => `two users have the name ${row.user_name_key}`),
    ...across.map((row) => `a membership of ${row.user_id} joins two organizations`),
    ...unlogged.map((row) => `the audit row ${row.id} has no request`),
    ...dangling.map((row) => `a membership of ${row.user_id} dangles`),
    ...(await replayAudit(query, erasing.connector.organization.id)),
  ];
}

/** Whether the groups show exactly the members that the tables hold. */
export async function memberCounts(
  query: Query,
  side: Side,
  read: (groupId: string) => Promise<Answered>,
): Promise<readonly string[]> {
  const rows = await query<{ id: string; members: number }>(
    `select g.id, (select count(*)::int from group_member m where m.organization_id = g.organization_id and m.group_id = g.id) as members
     from "group" g where g.organization_id = $1 order by g.id desc limit 20`,
    [side.connector.organization.id],
  );
  const faults: string[] = [];
  for (const { id, members } of rows) {
    const { text } = await read(id);
    const shown = (JSON.parse(text) as { members?: unknown[] }).members?.length ?? 0;
    if (shown !== members) faults.push(`group ${id} shows ${shown} members and has ${members}`);
  }
  return faults;
}
