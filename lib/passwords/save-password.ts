import type { Tx } from "@/lib/db/transaction";
import { endSessions } from "@/lib/users/end-sessions";

interface NewPassword {
  readonly organizationId: string;
  readonly userId: string;
  readonly hash: string;
  readonly now: Date;
}

/**
 * Gives a person a password, their first or another, in a transaction of the caller, and ends their sessions and links. They sign in
 * with their primary e-mail, else their user name.
 */
export async function savePassword(tx: Tx, { organizationId, userId, hash, now }: NewPassword): Promise<void> {
  await tx.query(
    `insert into password (organization_id, user_id, sign_in_key, hash, changed_at)
     select u.organization_id, u.id, lower(coalesce(u.primary_email, u.user_name)), $3, $4
     from "user" u where u.organization_id = $1 and u.id = $2
     on conflict (organization_id, user_id) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
    [organizationId, userId, hash, now],
  );
  await tx.query("delete from one_time_link where organization_id = $1 and user_id = $2 and used_at is null", [
    organizationId,
    userId,
  ]);
  await endSessions(tx, organizationId, userId, now);
}
