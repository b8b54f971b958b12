import type { Tx } from "@/lib/db/transaction";
import type { RuleGrant } from "@/lib/users/schemas";

// Placeholder of the lead, to be overwritten by the rules slice.
export async function readUserRules(
  _tx: Tx,
  _organizationId: string,
  _userId: string,
): Promise<{ readonly accessRole: RuleGrant | null; readonly userType: RuleGrant | null }> {
  return { accessRole: null, userType: null };
}
