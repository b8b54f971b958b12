import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { ownTarget } from "@/lib/profile/own-target";
import { ownUserId } from "@/lib/profile/own-user";
import { readPreferences } from "@/lib/profile/preferences-row";
import type { Preferences, SavePreferences } from "@/lib/profile/schemas";

/** Changes how one sees one's own pages, whatever one's access role. What is left out stays. @throws AppError `forbidden` for machines */
export async function savePreferences(ctx: Ctx, input: SavePreferences): Promise<Preferences> {
  const userId = ownUserId(ctx);
  return await mutate(ctx, "organization:read", async (tx) => {
    const before = await readPreferences(tx, ctx.organizationId, userId);
    const after: Preferences = { ...before, ...input };
    if (JSON.stringify(after) === JSON.stringify(before)) return { value: after, change: null };
    await tx.query(
      `insert into user_preference (organization_id, user_id, density, single_keys, time_zone) values ($1, $2, $3, $4, $5)
       on conflict (organization_id, user_id)
       do update set density = excluded.density, single_keys = excluded.single_keys, time_zone = excluded.time_zone`,
      [ctx.organizationId, userId, after.density, after.singleKeys, after.timeZone],
    );
    return { value: after, change: { action: "user.preferences", target: ownTarget(ctx, userId), before, after } };
  });
}
