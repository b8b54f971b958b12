import { mutate } from "@/lib/audit/mutate";
import { type Expected, requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import { endAppSessions, nativeAppSnapshot, readNativeApp } from "@/lib/native-apps/native-app-row";

/**
 * Deletes a native app and ends every sign-in in it at once.
 *
 * @throws AppError `not_found`; `conflict` (field version) for another version than expected
 */
export function deleteNativeApp(ctx: Ctx, id: string, expected: Expected = {}): Promise<void> {
  return mutate(ctx, "nativeApp:delete", async (tx) => {
    const row = await readNativeApp(tx, ctx, id, "for update of a");
    await requireVersion(tx, ctx.organizationId, row, expected.version);
    await endAppSessions(tx, ctx, id);
    await tx.query("delete from native_app where organization_id = $1 and id = $2", [ctx.organizationId, id]);
    return {
      value: undefined,
      change: {
        action: "native_app.delete",
        target: { type: "NativeApp", id, name: row.name },
        before: { ...nativeAppSnapshot(row), sessions: row.sessions },
        after: null,
      },
    };
  });
}
