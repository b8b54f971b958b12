import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { NativeAppDto } from "@/lib/native-apps/schemas";

export interface NativeAppRow {
  readonly id: string;
  readonly name: string;
  readonly redirect_uris: readonly string[];
  readonly active: boolean;
  readonly created_by: string;
  readonly created_at: Date;
  readonly version: number;
  readonly sessions: number;
}

/** Of `a`, the table native_app; `$2` is now. */
export const nativeAppColumns = `a.id, a.name, a.redirect_uris, a.active, a.created_by, a.created_at, a.version,
  (select count(distinct t.grant_hash)::int from app_artifact t
   where t.organization_id = a.organization_id and t.app_id = a.id and t.model = 'RefreshToken' and t.consumed_at is null
     and t.expires_at > $2) as sessions`;

/** The app; with `lock` its row is locked until the transaction ends. @throws AppError `not_found` */
export async function readNativeApp(
  tx: Tx,
  ctx: Ctx,
  id: string,
  lock: "" | "for update of a" = "",
): Promise<NativeAppRow> {
  const rows = await tx.query<NativeAppRow>(
    `select ${nativeAppColumns} from native_app a where a.organization_id = $1 and a.id = $3 ${lock}`,
    [ctx.organizationId, ctx.now(), id],
  );
  const row = rows[0];
  if (row === undefined) throw new AppError("not_found", `Native app ${id} does not exist here.`);
  return row;
}

/**
 * Refuses a name that another app has, in any spelling. Locks the organization's row, so that who names an app at the same time
 * waits. @throws AppError `conflict` (field name)
 */
export async function requireFreeName(tx: Tx, ctx: Ctx, name: string, ownId: string): Promise<void> {
  await tx.query("select from organization where id = $1 for no key update", [ctx.organizationId]);
  const taken = await tx.query(
    "select from native_app where organization_id = $1 and usher_fold(name) = usher_fold($2) and id <> $3",
    [ctx.organizationId, name, ownId],
  );
  if (taken.length === 0) return;
  throw new AppError("conflict", `Another native app is called “${name}”. Choose another name.`, { field: "name" });
}

/** Ends every sign-in of an app: nothing that it was given works any more. */
export async function endAppSessions(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  await tx.query("delete from app_artifact where organization_id = $1 and app_id = $2", [ctx.organizationId, id]);
}

export function toNativeAppDto(row: NativeAppRow): NativeAppDto {
  return {
    id: row.id,
    name: row.name,
    redirectUris: row.redirect_uris,
    active: row.active,
    sessions: row.sessions,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

/** What the audit log keeps of an app. */
export function nativeAppSnapshot(row: NativeAppRow): object {
  return { name: row.name, redirectUris: row.redirect_uris, active: row.active };
}
