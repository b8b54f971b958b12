import { lookUp } from "@/lib/db/without-organization";

/** Somebody who signs in, or did, with an e-mail and a password. */
export interface PasswordOwner {
  readonly organization_id: string;
  readonly organization: string;
  readonly slug: string;
  readonly user_id: string;
  readonly login_method: "sso" | "builtin";
}

/** Those who have a password to forget. The mail goes to the address that they sign in with, and nowhere else. */
export function findPasswordOwners(emailKey: string): Promise<PasswordOwner[]> {
  return lookUp<PasswordOwner>(
    `select u.organization_id, o.name as organization, o.slug, u.id as user_id, u.login_method
     from password p
     join "user" u on u.organization_id = p.organization_id and u.id = p.user_id
     join organization o on o.id = p.organization_id
     where p.sign_in_key = $1 and u.active order by u.id limit 10`,
    [emailKey],
  );
}
