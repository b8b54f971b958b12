import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db/transaction";
import type { SignInMethod } from "@/lib/sign-in-log/schemas";
import { readSignInPolicy } from "@/lib/sign-in-policy/read-sign-in-policy";

/** From where somebody signs in. */
export interface SignInOrigin {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly now: () => Date;
}

export interface NewSession {
  readonly organizationId: string;
  readonly userId: string;
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  /** Of a sign-in with Entra: the connector, the `sid` of Microsoft's own session and the `login_hint` for signing out. */
  readonly entra?: { readonly connectorId: string; readonly sid: string | null; readonly loginHint: string | null };
}

/**
 * Creates a session of somebody who has just proven who they are, for as long as the organization's policy says. Null when the
 * person is not active any more: the row is locked, so that whatever takes access ends this session as well. Without access role
 * it opens native apps, and of the portal the page that says so.
 */
export async function createSession(tx: Tx, session: NewSession, origin: SignInOrigin): Promise<string | null> {
  const id = uuidv7();
  const now = origin.now();
  const { sessionHours } = await readSignInPolicy(tx, session.organizationId);
  const rows = await tx.query(
    `with person as (
       update "user" set last_sign_in_at = $4 where organization_id = $1 and id = $3 and active returning id
     )
     insert into session (organization_id, id, user_id, created_at, expires_at, last_seen_at, address, user_agent, method,
       second_factor, connector_id, entra_session, login_hint)
     select $1, $2, person.id, $4, $5, $4, $6, $7, $8, $9, $10, $11, $12 from person
     returning id`,
    [
      session.organizationId,
      id,
      session.userId,
      now,
      new Date(now.getTime() + sessionHours * 3_600_000),
      origin.address,
      origin.userAgent?.slice(0, 400) ?? null,
      session.method,
      session.secondFactor,
      session.entra?.connectorId ?? null,
      session.entra?.sid ? hashSid(session.entra.sid) : null,
      session.entra?.loginHint?.slice(0, 2000) ?? null,
    ],
  );
  return rows.length === 0 ? null : id;
}

/** Microsoft's session id is kept as a hash: it is enough to find the session that a sign-out is about. */
export function hashSid(sid: string): string {
  return createHash("sha256").update(sid).digest("hex");
}
