import type { Tx } from "@/lib/db/transaction";
import type { OverviewDto } from "@/lib/overview/schemas";
import { firstUuidAt } from "@/lib/utils/uuid";

type Figures = Pick<OverviewDto, "activeUsers" | "newThisWeek" | "inactiveUsers" | "groups" | "userTypes">;

interface UserCount {
  readonly user_type: string | null;
  readonly active: boolean;
  readonly count: number;
}

const week = 7 * 86_400_000;
const typesShown = 10;

/** Counts people and groups. User types count active people, since only they use a licence. */
export async function readFigures(tx: Tx, organizationId: string, now: Date): Promise<Figures> {
  // Both are answered by an index alone; ids are UUIDv7, so those from a moment on are of the people made since.
  const users = await tx.query<UserCount>(
    `select effective_user_type as user_type, active, count(*)::int as count
     from "user" where organization_id = $1 group by effective_user_type, active`,
    [organizationId],
  );
  const fresh = await tx.query<{ count: number }>(
    `select count(*)::int as count from "user" where organization_id = $1 and active and id >= $2`,
    [organizationId, firstUuidAt(new Date(now.getTime() - week))],
  );
  const groups = await tx.query<{ count: number }>(
    `select count(*)::int as count from "group" where organization_id = $1`,
    [organizationId],
  );
  const active = users.filter((row) => row.active);
  return {
    activeUsers: sum(active),
    newThisWeek: fresh[0]?.count ?? 0,
    inactiveUsers: sum(users.filter((row) => !row.active)),
    groups: groups[0]?.count ?? 0,
    userTypes: active
      .flatMap((row) => (row.user_type === null ? [] : [{ name: row.user_type, count: row.count }]))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
      .slice(0, typesShown),
  };
}

function sum(rows: readonly UserCount[]): number {
  return rows.reduce((total, row) => total + row.count, 0);
}
