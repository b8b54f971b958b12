import type { Tx } from "@/lib/db/transaction";
import { readUserFolders } from "@/lib/folders/read-user-folders";
import { readUserRules } from "@/lib/rules/read-user-rules";
import type { UserAccess } from "@/lib/users/schemas";
import type { UserRecord } from "@/lib/users/user";

/** Why a user has its access role, its user type and its folders. */
export async function readAccess(tx: Tx, organizationId: string, user: UserRecord): Promise<UserAccess> {
  const rules = await readUserRules(tx, organizationId, user.id);
  const folders = await readUserFolders(tx, organizationId, user.id);
  return {
    accessRole: { byHand: user.accessRoleByHand, sent: user.accessRoleSent, rule: rules.accessRole },
    userType: {
      effective: user.userTypeByRule ?? user.userType,
      own: user.userType,
      isDefault: user.userTypeDefault,
      rule: rules.userType,
    },
    folders,
  };
}
