import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";

/** The name of a connector, which waits until nobody deletes it. @throws AppError `not_found` */
export async function requireConnector(tx: Tx, organizationId: string, connectorId: string): Promise<string> {
  const rows = await tx.query<{ name: string }>(
    "select name from connector where organization_id = $1 and id = $2 for key share",
    [organizationId, connectorId],
  );
  const [row] = rows;
  if (row === undefined) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
  return row.name;
}
