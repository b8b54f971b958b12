import { withOrganization } from "@/lib/db/with-organization";
import { createUser } from "@/lib/users/create-user";
import type { TestOrganization } from "@/tests/support/make-organization";
import { userFields } from "@/tests/support/make-users";

/** The id of the person who signed the organization up. */
export async function founderOf(organization: TestOrganization): Promise<string> {
  const rows = await withOrganization(organization.id, (tx) =>
    tx.query<{ id: string }>(`select id from "user" where organization_id = $1 and user_name_key = $2`, [
      organization.id,
      organization.email.toLowerCase(),
    ]),
  );
  if (rows[0] === undefined) throw new Error("The founder is gone.");
  return rows[0].id;
}

/** Another EnterpriseAdmin, who signs in with a password unless told otherwise. Returns the id. */
export async function makeAdmin(organization: TestOrganization, options = { password: true }): Promise<string> {
  const userName = `admin-${Math.random().toString(36).slice(2)}@contoso.example`;
  const { id } = await createUser(organization.ctx(), userFields(userName));
  await withOrganization(organization.id, async (tx) => {
    await tx.query(`update "user" set access_role_by_hand = 'EnterpriseAdmin' where organization_id = $1 and id = $2`, [
      organization.id,
      id,
    ]);
    if (!options.password) return;
    await tx.query(
      `insert into password (organization_id, user_id, sign_in_key, hash, changed_at) values ($1, $2, $3, 'none', now())`,
      [organization.id, id, userName],
    );
  });
  return id;
}
