import type { AccessRole } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/transaction";

/** What decides whether a person may have a link. */
export interface Linkable {
  readonly id: string;
  readonly name: string;
  /** What they sign in with: where they have a password its address, else their e-mail or user name. */
  readonly email: string;
  readonly active: boolean;
  readonly accessRole: AccessRole | null;
  readonly loginMethod: "sso" | "builtin";
  readonly hasPassword: boolean;
}

/** Some people, their rows locked in the order of their ids; those that do not exist are left out. */
export function lockLinkable(tx: Tx, organizationId: string, ids: readonly string[]): Promise<Linkable[]> {
  return tx.query<Linkable>(
    `select u.id, coalesce(u.display_name, u.user_name) as name, coalesce(p.sign_in_key, u.primary_email, u.user_name) as email,
       u.active, u.access_role as "accessRole", u.login_method as "loginMethod", p.user_id is not null as "hasPassword"
     from "user" u left join password p on p.organization_id = u.organization_id and p.user_id = u.id
     where u.organization_id = $1 and u.id = any($2::uuid[]) order by u.id for update of u`,
    [organizationId, ids],
  );
}
