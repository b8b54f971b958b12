import type { Tx } from "@/lib/db/transaction";
import { readUserFolders } from "@/lib/folders/read-user-folders";
import type { OwnProfile } from "@/lib/organizations/schemas";
import { userNotFound } from "@/lib/users/user-not-found";

interface Row {
  readonly user_name: string;
  readonly display_name: string | null;
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly primary_email: string | null;
  readonly access_role: string | null;
  readonly effective_user_type: string | null;
  readonly groups: readonly { readonly id: string; readonly name: string }[] | null;
}

/** What a person may know of themselves. The caller has checked that it is them. @throws AppError `not_found` */
export async function readOwnProfile(tx: Tx, organizationId: string, userId: string): Promise<OwnProfile> {
  const rows = await tx.query<Row>(
    `select u.user_name, u.display_name, u.attributes->'name'->>'givenName' as given_name,
       u.attributes->'name'->>'familyName' as family_name, u.primary_email, u.access_role, u.effective_user_type,
       (select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.display_name) order by g.display_name_key, g.id)
        from group_member m join "group" g on g.organization_id = m.organization_id and g.id = m.group_id
        where m.organization_id = u.organization_id and m.user_id = u.id) as groups
     from "user" u where u.organization_id = $1 and u.id = $2`,
    [organizationId, userId],
  );
  const row = rows[0];
  if (row === undefined) throw userNotFound(userId);
  const folders = new Map(
    (await readUserFolders(tx, organizationId, userId)).map(({ folderId, name, path }) => [
      folderId,
      { id: folderId, name, path },
    ]),
  );
  return {
    id: userId,
    userName: row.user_name,
    name: row.display_name ?? row.user_name,
    givenName: row.given_name,
    familyName: row.family_name,
    email: row.primary_email,
    accessRole: row.access_role,
    userType: row.effective_user_type,
    groups: row.groups ?? [],
    folders: [...folders.values()],
  };
}
