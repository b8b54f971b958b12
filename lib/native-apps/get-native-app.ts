import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { readNativeApp, toNativeAppDto } from "@/lib/native-apps/native-app-row";
import type { NativeAppDto } from "@/lib/native-apps/schemas";

/** @throws AppError `not_found` */
export function getNativeApp(ctx: Ctx, id: string): Promise<NativeAppDto> {
  requirePermission(ctx, "nativeApp:read");
  return withOrganization(ctx.organizationId, async (tx) => toNativeAppDto(await readNativeApp(tx, ctx, id)));
}
