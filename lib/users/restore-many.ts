import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { unbury } from "@/lib/users/unbury";
import { type UserRecord, userLabel, userProfile } from "@/lib/users/user";
import { writeUserEntries } from "@/lib/users/write-user-entries";

interface Restored {
  readonly ids: readonly string[];
  readonly skipped: readonly { readonly label: string; readonly reason: string }[];
}

/**
 * Restores those of some deleted users that can be: one that was erased, or whose user name has been taken since, is skipped with
 * the reason. There are as many as the guard's limit at most.
 */
export async function restoreMany(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Restored> {
  const skipped: { label: string; reason: string }[] = [];
  const restored: UserRecord[] = [];
  for (const id of ids) {
    const obstacle = await findObstacle(tx, ctx, id);
    if (obstacle === null) restored.push(await unbury(tx, ctx, id));
    else skipped.push(obstacle);
  }
  await writeUserEntries(
    tx,
    ctx,
    restored.map((user) => ({
      id: user.id,
      label: userLabel(user),
      action: "user.restore",
      before: null,
      after: userProfile(user),
    })),
  );
  return { ids: restored.map(({ id }) => id), skipped };
}

async function findObstacle(tx: Tx, ctx: Ctx, id: string): Promise<{ label: string; reason: string } | null> {
  const [row] = await tx.query<{ label: string; taken: boolean }>(
    `select t.label, exists (select 1 from "user" u where u.organization_id = t.organization_id
       and u.user_name_key = t.user_name_key) as taken
     from user_tombstone t where t.organization_id = $1 and t.id = $2`,
    [ctx.organizationId, id],
  );
  if (row === undefined) return { label: id, reason: "It was erased at once, so it cannot come back." };
  return row.taken ? { label: row.label, reason: "Another user has taken its user name since." } : null;
}
