import type { Tx } from "@/lib/db/transaction";
import type { OverviewDto } from "@/lib/overview/schemas";

type Figures = Pick<OverviewDto, "activeUsers" | "inactiveUsers" | "groups" | "userTypes">;

interface UserCount {
  readonly user_type: string | null;
  readonly active: boolean;
  readonly count: number;
}

const typesShown = 10;

/** Counts people and groups. User types count active people, since only they use a licence. */
export async function readFigures(tx: Tx, organizationId: string): Promise<Figures> {
  const users = await tx.query<UserCount>(
    `select effective_user_type as user_type, active, count(*)::int as count from "user"
     where organization_id = $1 group by effective_user_type, active`,
    [organizationId],
  );
  const groups = await tx.query<{ count: number }>(
    `select count(*)::int as count from "group" where organization_id = $1`,
    [organizationId],
  );
  const active = users.filter((row) => row.active);
  return {
    activeUsers: sum(active),
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
