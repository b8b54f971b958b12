import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { requireBreakGlass } from "@/lib/sign-in-policy/break-glass";
import { readWholePolicy } from "@/lib/sign-in-policy/get-sign-in-policy";
import { losesPassword, openedByPassword } from "@/lib/sign-in-policy/losing-password";
import { noBreakGlass } from "@/lib/sign-in-policy/missing-for-sso";
import type { SignInPolicyDto, UpdateSignInPolicy } from "@/lib/sign-in-policy/schemas";

/** The policy's id in the audit log: an organization has one. */
const targetId = "sign-in-policy";

/**
 * Changes how people may sign in (PRODUCT L8). Requiring SSO ends, in the same transaction, the sessions of whoever signed in by
 * password and may no longer.
 *
 * @throws AppError `conflict` for what is missing to require SSO, for taking the last break-glass admin away while it is required, for
 *   asking EnterpriseAdmins for a second factor without having one, and for an edit of an older version (field version);
 *   `invalid_input` (field breakGlass) for somebody who could not get in by password
 */
export async function updateSignInPolicy(ctx: Ctx, input: UpdateSignInPolicy): Promise<SignInPolicyDto> {
  return await mutate(ctx, "signIn:update", async (tx) => {
    const before = await lockPolicy(tx, ctx.organizationId);
    await requireVersion(tx, ctx.organizationId, { id: targetId, version: before.version }, input.version);
    const settings = settingsOf({ ...before, ...input });
    if (input.adminsSecondFactor === true && !before.adminsSecondFactor) await requireOwnSecondFactor(tx, ctx);
    await saveBreakGlass(tx, ctx, before, input.breakGlass);
    await save(tx, ctx, before, settings);
    const saved = await readWholePolicy(tx, ctx.organizationId);
    if (saved.requireSso) requireNothingMissing(before, saved);
    const [was, is] = [snapshot(before), snapshot(saved)];
    if (JSON.stringify(was) === JSON.stringify(is)) return { value: before, change: null };
    const endedSessions = closesDoors(before, saved) ? await endPasswordSessions(tx, ctx, saved.builtinKeeps) : 0;
    await tx.query("update sign_in_policy set version = version + 1 where organization_id = $1", [ctx.organizationId]);
    return {
      value: { ...saved, version: before.version + 1 },
      change: {
        action: "sign_in_policy.update",
        target: { type: "SignInPolicy", id: targetId, name: "Sign-in policy" },
        before: was,
        after: { ...is, ...(endedSessions > 0 && { endedSessions }) },
      },
    };
  });
}

/** The policy with its row locked. The first change makes the row. */
async function lockPolicy(tx: Tx, organizationId: string): Promise<SignInPolicyDto> {
  await tx.query("insert into sign_in_policy (organization_id) values ($1) on conflict do nothing", [organizationId]);
  await tx.query("select 1 from sign_in_policy where organization_id = $1 for update", [organizationId]);
  return await readWholePolicy(tx, organizationId);
}

type Settings = Pick<
  SignInPolicyDto,
  "requireSso" | "builtinKeeps" | "adminsSecondFactor" | "sessionHours" | "idleMinutes"
>;

function settingsOf(policy: Settings): Settings {
  const { requireSso, builtinKeeps, adminsSecondFactor, sessionHours, idleMinutes } = policy;
  return { requireSso, builtinKeeps, adminsSecondFactor, sessionHours, idleMinutes };
}

function snapshot(policy: SignInPolicyDto) {
  return { ...settingsOf(policy), breakGlass: policy.breakGlass.map(({ name }) => name) };
}

async function save(tx: Tx, ctx: Ctx, before: SignInPolicyDto, settings: Settings): Promise<void> {
  const since = settings.requireSso
    ? [before.requiredBy ?? ctx.actor.name, before.requiredAt ?? ctx.now()]
    : [null, null];
  await tx.query(
    `update sign_in_policy set require_sso = $2, builtin_keeps = $3, admins_second_factor = $4, session_hours = $5,
       idle_minutes = $6, required_by = $7, required_at = $8
     where organization_id = $1`,
    [
      ctx.organizationId,
      settings.requireSso,
      settings.builtinKeeps,
      settings.adminsSecondFactor,
      settings.sessionHours,
      settings.idleMinutes,
      ...since,
    ],
  );
}

/** While SSO is required, those who stay are locked too: nobody may lose the role before this is saved. */
async function saveBreakGlass(
  tx: Tx,
  ctx: Ctx,
  before: SignInPolicyDto,
  named: readonly string[] | undefined,
): Promise<void> {
  const { organizationId } = ctx;
  const was = before.breakGlass.map(({ userId }) => userId);
  await tx.query(`select 1 from "user" where organization_id = $1 and id = any($2::uuid[]) order by id for update`, [
    organizationId,
    [...was, ...(named ?? [])],
  ]);
  if (named === undefined) return;
  await requireBreakGlass(
    tx,
    organizationId,
    named.filter((id) => !was.includes(id)),
  );
  await tx.query("delete from break_glass_admin where organization_id = $1 and not (user_id = any($2::uuid[]))", [
    organizationId,
    named,
  ]);
  await tx.query(
    `insert into break_glass_admin (organization_id, user_id, named_by, named_at)
     select $1, id, $3, $4 from unnest($2::uuid[]) as id on conflict do nothing`,
    [organizationId, named, ctx.actor.name, ctx.now()],
  );
}

/** What was missing before may stay missing once SSO is required, but for the break-glass admin: without one, nobody could get in. */
function requireNothingMissing(before: SignInPolicyDto, saved: SignInPolicyDto): void {
  const [missing] = before.requireSso ? saved.missing.filter(({ what }) => what === noBreakGlass.what) : saved.missing;
  if (missing === undefined) return;
  throw new AppError("conflict", `SSO cannot be required. ${missing.told} ${missing.cure}`, {
    field: missing.what === "proof" ? "requireSso" : "breakGlass",
  });
}

/** An admin who asks others for a second factor must have one, or the next sign-in of theirs would be the last. */
async function requireOwnSecondFactor(tx: Tx, ctx: Ctx): Promise<void> {
  const rows = await tx.query(
    `select 1 from "user" u left join second_factor f on f.organization_id = u.organization_id and f.user_id = u.id
     where u.organization_id = $1 and u.id = $2::uuid and (u.login_method = 'sso' or f.confirmed_at is not null)`,
    [ctx.organizationId, personOf(ctx)],
  );
  if (rows.length > 0) return;
  throw new AppError(
    "conflict",
    "You have no second factor yet, so this would lock you out. Set one up in your profile first.",
    { field: "adminsSecondFactor" },
  );
}

function personOf({ actor }: Ctx): string | null {
  if (actor.kind === "user") return actor.id;
  return actor.kind === "apiToken" ? actor.ownerId : null;
}

/** Whether a password opens less than before. */
function closesDoors(before: SignInPolicyDto, saved: SignInPolicyDto): boolean {
  if (!saved.requireSso) return false;
  const names = saved.breakGlass.map(({ userId }) => userId);
  return (
    !before.requireSso ||
    (before.builtinKeeps && !saved.builtinKeeps) ||
    before.breakGlass.some(({ userId }) => !names.includes(userId))
  );
}

/** Their native apps are signed out with them. */
async function endPasswordSessions(tx: Tx, ctx: Ctx, builtinKeeps: boolean): Promise<number> {
  const ended = await tx.query<{ user_id: string }>(
    `update session s set revoked_at = $3 from "user" u
     where s.organization_id = $1 and u.organization_id = s.organization_id and u.id = s.user_id and s.revoked_at is null
       and ${openedByPassword} and ${losesPassword("$2")}
     returning s.user_id`,
    [ctx.organizationId, builtinKeeps, ctx.now()],
  );
  await tx.query("delete from app_artifact where organization_id = $1 and user_id = any($2::uuid[])", [
    ctx.organizationId,
    [...new Set(ended.map(({ user_id }) => user_id))],
  ]);
  return ended.length;
}
