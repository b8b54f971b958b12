import { lookUp } from "@/lib/db/without-organization";
import type { TokenConnector } from "@/lib/oauth/issue-access-token";
import { isUuid } from "@/lib/utils/uuid";

/** The connector at whose token endpoint somebody asks, or null. */
export async function findTokenConnector(connectorId: string): Promise<TokenConnector | null> {
  const id = connectorId.toLowerCase();
  if (!isUuid(id)) return null;
  const rows = await lookUp<{ organization_id: string }>("select organization_id from connector where id = $1", [id]);
  const [row] = rows;
  return row === undefined ? null : { organizationId: row.organization_id, id };
}
