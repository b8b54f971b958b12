import type { Tx } from "@/lib/db/transaction";
import { toolkitOn } from "@/lib/organizations/toolkit-on";

/** Whether the organization has Enterprise Toolkit now. */
export async function readToolkit(tx: Tx, organizationId: string): Promise<boolean> {
  const rows = await tx.query<{ toolkit: boolean }>("select toolkit from organization where id = $1", [organizationId]);
  return toolkitOn(rows[0]?.toolkit === true);
}
