import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { BreakGlassAdmin } from "@/lib/sign-in-policy/schemas";

interface Row {
  readonly id: string;
  readonly label: string;
  readonly active: boolean;
  readonly access_role: string | null;
  readonly login_method: string;
  readonly has_password: boolean;
}

interface NamedRow extends Row {
  readonly named_by: string;
  readonly named_at: Date;
  readonly tested_at: Date | null;
}

const columns = `u.id, coalesce(u.display_name, u.user_name) as label, u.active, u.access_role, u.login_method,
  w.user_id is not null as has_password`;
const withPassword = "left join password w on w.organization_id = u.organization_id and w.user_id = u.id";

/** Whoever is named to get in by password even if SSO fails, and whether that would work. */
export async function selectBreakGlass(tx: Tx, organizationId: string): Promise<readonly BreakGlassAdmin[]> {
  const rows = await tx.query<NamedRow>(
    `select ${columns}, b.named_by, b.named_at, b.tested_at from break_glass_admin b
     join "user" u on u.organization_id = b.organization_id and u.id = b.user_id ${withPassword}
     where b.organization_id = $1 order by label, u.id`,
    [organizationId],
  );
  return rows.map((row) => ({
    userId: row.id,
    name: row.label,
    namedBy: row.named_by,
    namedAt: row.named_at.toISOString(),
    testedAt: row.tested_at?.toISOString() ?? null,
    problem: problemOf(row),
  }));
}

/** Who could be named besides. */
export function selectCandidates(
  tx: Tx,
  organizationId: string,
): Promise<readonly { readonly userId: string; readonly name: string }[]> {
  return tx.query(
    `select u.id as "userId", coalesce(u.display_name, u.user_name) as name from "user" u
     join password w on w.organization_id = u.organization_id and w.user_id = u.id
     where u.organization_id = $1 and u.active and u.access_role = 'EnterpriseAdmin' and u.login_method = 'builtin'
       and not exists (
         select 1 from break_glass_admin b where b.organization_id = u.organization_id and b.user_id = u.id)
     order by name, u.id limit 50`,
    [organizationId],
  );
}

/**
 * Refuses people who could not get in by password. Their rows are locked, so that none of them loses the role meanwhile.
 *
 * @throws AppError `invalid_input` (field breakGlass) that names the person and what is missing
 */
export async function requireBreakGlass(tx: Tx, organizationId: string, userIds: readonly string[]): Promise<void> {
  const rows = await tx.query<Row>(
    `select ${columns} from "user" u ${withPassword}
     where u.organization_id = $1 and u.id = any($2::uuid[]) order by u.id for update of u`,
    [organizationId, userIds],
  );
  if (rows.length < new Set(userIds).size) {
    throw new AppError("invalid_input", "One of the break-glass admins is not a user of this organization.", {
      field: "breakGlass",
    });
  }
  for (const row of rows) {
    const problem = problemOf(row);
    if (problem !== null) throw new AppError("invalid_input", `${row.label}: ${problem}`, { field: "breakGlass" });
  }
}

/** Why the password of a named admin opens nothing. */
function problemOf(row: Row): string | null {
  if (!row.active) return "Is inactive. Activate the person first.";
  if (row.access_role !== "EnterpriseAdmin") {
    return "Is no EnterpriseAdmin any more. Give the person that access role first.";
  }
  if (row.login_method !== "builtin") return "Has the login method sso. Switch it to builtin first.";
  return row.has_password ? null : "Has no password. Send an invitation, so that the person chooses one first.";
}
