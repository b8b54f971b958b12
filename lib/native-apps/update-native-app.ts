import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import {
  endAppSessions,
  nativeAppSnapshot,
  readNativeApp,
  requireFreeName,
  toNativeAppDto,
} from "@/lib/native-apps/native-app-row";
import type { NativeAppDto, UpdateNativeApp } from "@/lib/native-apps/schemas";

/**
 * Changes a native app. Disabling it ends every sign-in in it at once; waking it up brings none of them back.
 *
 * @throws AppError `not_found`; `conflict` for a taken name (field name) and for an edit of an older version (field version)
 */
export function updateNativeApp(ctx: Ctx, id: string, input: UpdateNativeApp): Promise<NativeAppDto> {
  return mutate(ctx, "nativeApp:update", async (tx) => {
    const before = await readNativeApp(tx, ctx, id, "for update of a");
    await requireVersion(tx, ctx.organizationId, before, input.version);
    const active = input.active ?? before.active;
    const after = {
      ...before,
      name: input.name ?? before.name,
      redirect_uris: input.redirectUris ?? before.redirect_uris,
      active,
      sessions: active ? before.sessions : 0,
      version: before.version + 1,
    };
    const [was, is] = [nativeAppSnapshot(before), nativeAppSnapshot(after)];
    if (JSON.stringify(was) === JSON.stringify(is)) return { value: toNativeAppDto(before), change: null };
    if (after.name !== before.name) await requireFreeName(tx, ctx, after.name, id);
    await tx.query(
      `update native_app set name = $3, redirect_uris = $4::text[], active = $5, version = $6
       where organization_id = $1 and id = $2`,
      [ctx.organizationId, id, after.name, after.redirect_uris, after.active, after.version],
    );
    if (!after.active) await endAppSessions(tx, ctx, id);
    return {
      value: toNativeAppDto(after),
      change: {
        action: "native_app.update",
        target: { type: "NativeApp", id, name: after.name },
        before: was,
        after: is,
      },
    };
  });
}
