import { conflictRefusal } from "@/lib/conflicts/conflict-refusal";
import type { ConflictKind } from "@/lib/conflicts/schemas";
import { sentKeyOf } from "@/lib/conflicts/sent-key";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { AppError } from "@/lib/errors";
import { primaryEmail } from "@/lib/users/attribute-values";
import type { UserFields } from "@/lib/users/user";
import { isUuid } from "@/lib/utils/uuid";

/** People who may be the one that Entra wants to create. */
export interface Lookalikes {
  readonly kind: ConflictKind;
  readonly candidateIds: readonly string[];
  readonly refusal: AppError;
}

export interface ReturningTombstone {
  readonly id: string;
  /** An equal object id proves the person; an equal name and mail nickname may be the next one's. */
  readonly isProven: boolean;
}

/** What is known about the person whom a connector wants to create. */
export interface FoundLookalikes {
  /** The creation is refused until a human has decided. */
  readonly refused: Lookalikes | null;
  /** The connector deleted this very person; they come back. */
  readonly returning: ReturningTombstone | null;
  /** Somebody of that name was deleted, but it cannot be told whether it is the same person: create, and let a human look. */
  readonly deletedBefore: Lookalikes | null;
}

interface Row {
  readonly source: "user" | "tombstone" | "apart";
  readonly id: string;
  readonly connector_id: string | null;
  readonly label: string;
  readonly user_name_key: string;
  readonly external_id: string | null;
  readonly asked_by: string | null;
}

// One statement, each part on an index of its own: this runs before every creation.
const statement = `
  select 'user' as source, u.id, u.connector_id, coalesce(u.display_name, u.user_name) as label, u.user_name_key, u.external_id,
    null::text as asked_by
  from "user" u
  where u.organization_id = $1 and u.connector_id is distinct from $2
    and (u.external_id = $3 or u.user_name_key = any($4::text[]) or u.primary_email_key = any($4::text[]))
  union all
  select 'tombstone', t.id, t.connector_id, t.label, t.user_name_key, t.external_id, t.snapshot ->> 'asked_by'
  from user_tombstone t
  where t.organization_id = $1 and t.purge_at > $7 and (t.external_id = $3 or t.user_name_key = $5)
  union all
  select 'apart', c.id, c.connector_id, '', '', null, null
  from conflict c
  where c.organization_id = $1 and c.connector_id = $2 and c.sent_key = $6 and c.state = 'apart'
  limit 50`;

/**
 * Looks for people who may be the one that a connector wants to create (PRODUCT S6, K13), so that nobody is duplicated and
 * nobody inherits what belonged to another person. Never decides by a name or an address alone: that is for a human.
 */
export async function findLookalikes(
  tx: Tx,
  ctx: Ctx,
  connectorId: string,
  fields: UserFields,
): Promise<FoundLookalikes> {
  const userNameKey = fields.userName.toLowerCase();
  const email = primaryEmail(fields.attributes)?.toLowerCase();
  const rows = await tx.query<Row>(statement, [
    ctx.organizationId,
    connectorId,
    fields.externalId,
    email === undefined ? [userNameKey] : [userNameKey, email],
    userNameKey,
    sentKeyOf(fields),
    ctx.now(),
  ]);
  const users = rows.filter(({ source }) => source === "user");
  const keptApart = rows.some(({ source }) => source === "apart");
  // A taken user name stays taken, whatever was decided.
  const blocking = keptApart ? users.filter((user) => user.user_name_key === userNameKey) : users;
  if (blocking.length > 0) return refused(ctx, fields, blocking, userNameKey);
  const tombstones = rows.filter(({ source }) => source === "tombstone");
  const same = tombstones.find((tombstone) => isSamePerson(tombstone, fields, connectorId));
  const returning = same === undefined ? null : { id: same.id, isProven: isObjectId(fields.externalId) };
  if (returning !== null || tombstones.length === 0 || keptApart)
    return { refused: null, returning, deletedBefore: null };
  return { refused: null, returning, deletedBefore: lookalikes(ctx, fields, "deleted_before", tombstones) };
}

/**
 * Whether a tombstone is of the person who is created now. An object id of Entra names one person for ever; a user name may go
 * to the next one, so it counts only where the external ids are equal, or neither has one. Whom a person deleted does not come back by Entra's wish.
 */
function isSamePerson(tombstone: Row, fields: UserFields, connectorId: string): boolean {
  if (tombstone.connector_id !== connectorId || tombstone.asked_by !== "connector") return false;
  if (tombstone.external_id !== fields.externalId) return false;
  return tombstone.user_name_key === fields.userName.toLowerCase() || isObjectId(fields.externalId);
}

function isObjectId(externalId: string | null): boolean {
  return externalId !== null && isUuid(externalId.toLowerCase());
}

function refused(ctx: Ctx, fields: UserFields, users: readonly Row[], userNameKey: string): FoundLookalikes {
  return {
    refused: lookalikes(ctx, fields, kindOf(users, userNameKey), users),
    returning: null,
    deletedBefore: null,
  };
}

function kindOf(users: readonly Row[], userNameKey: string): ConflictKind {
  const [first] = users;
  if (users.length > 1) return "two_candidates";
  if (first?.connector_id) return "other_connector";
  return first?.user_name_key === userNameKey ? "user_name_taken" : "same_email";
}

function lookalikes(ctx: Ctx, fields: UserFields, kind: ConflictKind, rows: readonly Row[]): Lookalikes {
  return {
    kind,
    candidateIds: rows.map(({ id }) => id),
    refusal: conflictRefusal(ctx, fields, kind, rows[0]?.label ?? ""),
  };
}
