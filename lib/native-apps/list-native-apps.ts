import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { type NativeAppRow, nativeAppColumns, toNativeAppDto } from "@/lib/native-apps/native-app-row";
import type { NativeAppDto } from "@/lib/native-apps/schemas";

/** All native apps by name. There are at most 200, so this is no page. */
export function listNativeApps(ctx: Ctx): Promise<readonly NativeAppDto[]> {
  requirePermission(ctx, "nativeApp:read");
  return withOrganization(ctx.organizationId, async (tx) => {
    const rows = await tx.query<NativeAppRow>(
      `select ${nativeAppColumns} from native_app a where a.organization_id = $1 order by usher_fold(a.name), a.id`,
      [ctx.organizationId, ctx.now()],
    );
    return rows.map(toNativeAppDto);
  });
}
