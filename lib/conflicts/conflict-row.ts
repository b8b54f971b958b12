import type { ConflictCandidate, ConflictDto, ConflictKind } from "@/lib/conflicts/schemas";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { primaryEmail } from "@/lib/users/attribute-values";
import { type UserFields, userProfile } from "@/lib/users/user";

export interface ConflictRow {
  readonly id: string;
  readonly kind: ConflictKind;
  readonly state: ConflictDto["state"];
  readonly connector_id: string;
  readonly connector_name: string;
  readonly sent: UserFields;
  readonly sent_label: string;
  readonly created_user_id: string | null;
  readonly candidates: readonly string[];
  readonly times: number;
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly linked_user_id: string | null;
  readonly before: ConflictBefore | null;
}

/** What linking changed, so that it can be undone. */
export interface ConflictBefore {
  /** The user as it was, when one was linked. */
  readonly user: (UserFields & { readonly connectorId: string | null }) | null;
  /** What the new user got from a deleted one. */
  readonly groupIds: readonly string[];
  readonly folderIds: readonly string[];
}

export const conflictColumns = `c.id, c.kind, c.state, c.connector_id, n.name as connector_name, c.sent, c.sent_label, c.created_user_id,
  c.candidates, c.times, c.first_seen_at, c.last_seen_at, c.decided_by, c.decided_at, c.linked_user_id, c.before`;

/** The conflict, its row locked. @throws AppError `not_found` */
export async function lockConflict(tx: Tx, organizationId: string, id: string): Promise<ConflictRow> {
  const rows = await tx.query<ConflictRow>(
    `select ${conflictColumns} from conflict c
     join connector n on n.organization_id = c.organization_id and n.id = c.connector_id
     where c.organization_id = $1 and c.id = $2 for update of c`,
    [organizationId, id],
  );
  if (rows[0] !== undefined) return rows[0];
  throw new AppError(
    "not_found",
    `Conflict ${id} does not exist here. Its connector was deleted, or it belongs to another organization.`,
  );
}

interface CandidateRow {
  readonly id: string;
  readonly label: string;
  readonly user_name: string;
  readonly email: string | null;
  readonly external_id: string | null;
  readonly owner: string | null;
  readonly deleted_at: Date | null;
  readonly groups: number;
  readonly folders: number;
  readonly sessions: number;
}

/** Conflicts with their candidates as they are now, in one more statement for all. */
export async function toConflicts(
  tx: Tx,
  organizationId: string,
  rows: readonly ConflictRow[],
): Promise<readonly ConflictDto[]> {
  const ids = [...new Set(rows.flatMap((row) => row.candidates))];
  const found = new Map((await selectCandidates(tx, organizationId, ids)).map((row) => [row.id, row]));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    connectorId: row.connector_id,
    connectorName: row.connector_name,
    sent: {
      userName: row.sent.userName,
      displayName: row.sent.displayName,
      email: primaryEmail(row.sent.attributes),
      externalId: row.sent.externalId,
      values: Object.keys(userProfile(row.sent)).length,
    },
    createdUserId: row.created_user_id,
    candidates: row.candidates.map((id) => toCandidate(id, found.get(id), row.sent)),
    times: row.times,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    linkedUserId: row.linked_user_id,
  }));
}

async function selectCandidates(tx: Tx, organizationId: string, ids: readonly string[]): Promise<CandidateRow[]> {
  if (ids.length === 0) return [];
  return tx.query<CandidateRow>(
    `select u.id, coalesce(u.display_name, u.user_name) as label, u.user_name, u.primary_email as email, u.external_id,
       n.name as owner, null::timestamptz as deleted_at,
       (select count(*)::int from group_member m where m.organization_id = u.organization_id and m.user_id = u.id) as groups,
       (select count(distinct a.folder_id)::int from folder_access a where a.organization_id = u.organization_id and a.user_id = u.id) as folders,
       (select count(*)::int from session s where s.organization_id = u.organization_id and s.user_id = u.id) as sessions
     from "user" u left join connector n on n.organization_id = u.organization_id and n.id = u.connector_id
     where u.organization_id = $1 and u.id = any($2::uuid[])
     union all
     select t.id, t.label, t.user_name, t.snapshot -> 'user' ->> 'primary_email', t.external_id, n.name, t.deleted_at,
       jsonb_array_length(t.snapshot -> 'memberships'), jsonb_array_length(t.snapshot -> 'folder_access'), 0
     from user_tombstone t left join connector n on n.organization_id = t.organization_id and n.id = t.connector_id
     where t.organization_id = $1 and t.id = any($2::uuid[])`,
    [organizationId, ids],
  );
}

function toCandidate(id: string, row: CandidateRow | undefined, sent: UserFields): ConflictCandidate {
  return {
    id,
    label: row?.label ?? "",
    userName: row?.user_name ?? "",
    email: row?.email ?? null,
    externalId: row?.external_id ?? null,
    owner: row?.owner ?? null,
    deletedAt: row?.deleted_at?.toISOString() ?? null,
    fits: row === undefined ? [] : fitsOf(row, sent),
    groups: row?.groups ?? 0,
    folders: row?.folders ?? 0,
    sessions: row?.sessions ?? 0,
    gone: row === undefined,
  };
}

function fitsOf(row: CandidateRow, sent: UserFields): readonly string[] {
  const email = primaryEmail(sent.attributes)?.toLowerCase();
  const names = [sent.userName.toLowerCase(), email];
  return [
    // Somebody may be here under the address that Entra sends as e-mail.
    ...(names.includes(row.user_name.toLowerCase()) ? ["userName"] : []),
    ...(row.email !== null && names.includes(row.email.toLowerCase()) ? ["emails"] : []),
    ...(row.external_id !== null && row.external_id === sent.externalId ? ["externalId"] : []),
  ];
}
