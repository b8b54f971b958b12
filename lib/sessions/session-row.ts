import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import type { SessionDto } from "@/lib/sessions/schemas";
import { sessionHolds } from "@/lib/sessions/session-holds";
import type { SignInMethod } from "@/lib/sign-in-log/schemas";

/** More than anybody has; whoever does sees the latest. */
const most = 200;

interface Row {
  readonly id: string;
  readonly method: SignInMethod;
  readonly connector_name: string | null;
  readonly second_factor: boolean;
  readonly created_at: Date;
  readonly last_seen_at: Date | null;
  readonly expires_at: Date;
  readonly address: string | null;
  readonly user_agent: string | null;
}

/** The sessions of a person that hold right now, latest seen first. */
export async function selectSessions(tx: Tx, ctx: Ctx, userId: string): Promise<readonly SessionDto[]> {
  const rows = await tx.query<Row>(
    `select s.id, s.method, c.name as connector_name, s.second_factor, s.created_at, s.last_seen_at, s.expires_at, s.address,
       s.user_agent
     from session s
     left join sign_in_policy p on p.organization_id = s.organization_id
     left join connector c on c.organization_id = s.organization_id and c.id = s.connector_id
     where s.organization_id = $1 and s.user_id = $2 and ${sessionHolds("$3")}
     order by coalesce(s.last_seen_at, s.created_at) desc, s.id desc limit ${most}`,
    [ctx.organizationId, userId, ctx.now()],
  );
  return rows.map((row) => ({
    id: row.id,
    method: row.method,
    connectorName: row.connector_name,
    secondFactor: row.second_factor,
    startedAt: row.created_at.toISOString(),
    lastSeenAt: (row.last_seen_at ?? row.created_at).toISOString(),
    expiresAt: row.expires_at.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
    current: row.id === ctx.sessionId,
  }));
}
