import type { Tx } from "@/lib/db/transaction";
import type { Preferences } from "@/lib/profile/schemas";

interface Row {
  readonly density: Preferences["density"];
  readonly single_keys: boolean;
  readonly time_zone: string | null;
}

/** Whoever never chose has no row, and what stands here. */
const defaults: Preferences = { density: "comfortable", singleKeys: true, timeZone: null };

export async function readPreferences(tx: Tx, organizationId: string, userId: string): Promise<Preferences> {
  const [row] = await tx.query<Row>(
    "select density, single_keys, time_zone from user_preference where organization_id = $1 and user_id = $2",
    [organizationId, userId],
  );
  if (row === undefined) return defaults;
  return { density: row.density, singleKeys: row.single_keys, timeZone: row.time_zone };
}
