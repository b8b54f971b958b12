import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import {
  type NativeAppRow,
  nativeAppSnapshot,
  requireFreeName,
  toNativeAppDto,
} from "@/lib/native-apps/native-app-row";
import type { CreateNativeApp, NativeAppDto } from "@/lib/native-apps/schemas";

const most = 200;

/**
 * Registers a native app: a public client (RFC 6749 §2.1), which has no secret and proves itself by PKCE and its redirect URIs.
 *
 * @throws AppError `conflict` for a name that another one has (field name) and from 200 apps on
 */
export function createNativeApp(ctx: Ctx, input: CreateNativeApp): Promise<NativeAppDto> {
  return mutate(ctx, "nativeApp:create", async (tx) => {
    const row: NativeAppRow = {
      id: uuidv7(),
      name: input.name,
      redirect_uris: input.redirectUris,
      active: true,
      created_by: ctx.actor.name,
      created_at: ctx.now(),
      version: 1,
      sessions: 0,
    };
    await requireFreeName(tx, ctx, row.name, row.id);
    const counted = await tx.query<{ count: number }>(
      "select count(*)::int as count from native_app where organization_id = $1",
      [ctx.organizationId],
    );
    if ((counted[0]?.count ?? 0) >= most) {
      throw new AppError("conflict", `An organization has at most ${most} native apps. Delete one first.`);
    }
    await tx.query(
      `insert into native_app (organization_id, id, name, redirect_uris, active, created_by, created_at)
       values ($1, $2, $3, $4::text[], true, $5, $6)`,
      [ctx.organizationId, row.id, row.name, row.redirect_uris, row.created_by, row.created_at],
    );
    return {
      value: toNativeAppDto(row),
      change: {
        action: "native_app.create",
        target: { type: "NativeApp", id: row.id, name: row.name },
        before: null,
        after: nativeAppSnapshot(row),
      },
    };
  });
}
