import { withoutOrganization } from "@/lib/db/without-organization";
import { firstUuidAt } from "@/lib/utils/uuid";

/** The guard counts an hour; a day leaves room for clocks. */
const keptHours = 24;

/** Forgets the losses of access that count no more and belong to no hold. The audit log keeps who lost what. */
export async function deleteExpiredLosses(now: Date): Promise<void> {
  const before = firstUuidAt(new Date(now.getTime() - keptHours * 3_600_000));
  await withoutOrganization((tx) =>
    tx.query("delete from access_loss where hold_id is null and id < $1::uuid", [before]),
  );
}
