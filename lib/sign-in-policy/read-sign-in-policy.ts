import type { Tx } from "@/lib/db/transaction";

/** How people of an organization may sign in (PRODUCT L8). */
export interface SignInPolicy {
  /** With SSO required, a password opens the portal for break-glass admins alone, and for builtin people where they keep theirs. */
  readonly requireSso: boolean;
  readonly builtinKeeps: boolean;
  /** Whether EnterpriseAdmins who sign in with a password need a second factor. */
  readonly adminsSecondFactor: boolean;
  /** Hours until a session ends, and minutes without a request until it does; null: never by idleness. */
  readonly sessionHours: number;
  readonly idleMinutes: number | null;
  readonly version: number;
}

const defaultSignInPolicy: SignInPolicy = {
  requireSso: false,
  builtinKeeps: false,
  adminsSecondFactor: false,
  sessionHours: 30 * 24,
  idleMinutes: null,
  version: 1,
};

/** The policy of an organization: its row, or the defaults. */
export async function readSignInPolicy(tx: Tx, organizationId: string): Promise<SignInPolicy> {
  const rows = await tx.query<SignInPolicy>(
    `select require_sso as "requireSso", builtin_keeps as "builtinKeeps", admins_second_factor as "adminsSecondFactor",
       session_hours as "sessionHours", idle_minutes as "idleMinutes", version
     from sign_in_policy where organization_id = $1`,
    [organizationId],
  );
  return rows[0] ?? defaultSignInPolicy;
}
