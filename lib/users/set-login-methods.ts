import { type Mutation, mutate } from "@/lib/audit/mutate";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { findLastAdmin, lastAdmin } from "@/lib/users/keep-one-admin";
import { requireRoleOver } from "@/lib/users/require-role-over";
import type { BulkOutcome } from "@/lib/users/schemas";
import { type UserRecord, userLabel } from "@/lib/users/user";
import { lockUsers } from "@/lib/users/user-row";
import { type UserEntry, writeUserEntries } from "@/lib/users/write-user-entries";

type LoginMethod = UserRecord["loginMethod"];
type Refused = BulkOutcome["refused"][number];

/**
 * Changes how many people sign in, in one transaction with few statements, an audit row for each. Their sessions end. Whom a rule
 * refuses, an admin who is stronger or the last one, stays as they are; so do those of the ids that do not exist.
 *
 * @throws AppError `forbidden`
 */
export async function setLoginMethods(
  ctx: Ctx,
  ids: readonly string[],
  loginMethod: LoginMethod,
): Promise<BulkOutcome> {
  return await mutate(ctx, "user:update", async (tx) => {
    const people = await lockUsers(tx, ctx.organizationId, ids);
    const others = people.filter((person) => person.loginMethod !== loginMethod);
    const refused = await findRefused(tx, ctx, others, loginMethod);
    const keep = new Set(refused.map(({ id }) => id));
    const changing = others.filter(({ id }) => !keep.has(id));
    return {
      value: {
        changed: changing.length,
        unchanged: people.length - others.length,
        changedIds: changing.map(({ id }) => id),
        refused,
      },
      change: await save(tx, ctx, changing, loginMethod),
    };
  });
}

async function findRefused(
  tx: Tx,
  ctx: Ctx,
  people: readonly UserRecord[],
  loginMethod: LoginMethod,
): Promise<Refused[]> {
  const tooStrong = people.flatMap((person) => {
    const error = refusalOf(ctx, person);
    return error === null ? [] : [refusedAs(person, error)];
  });
  if (loginMethod === "builtin") return tooStrong;
  const strong = new Set(tooStrong.map(({ id }) => id));
  const leaving = people.filter(({ id }) => !strong.has(id));
  const last = await findLastAdmin(
    tx,
    ctx.organizationId,
    leaving.filter(({ accessRole }) => accessRole === "EnterpriseAdmin").map(({ id }) => id),
  );
  const admin = leaving.find(({ id }) => id === last);
  if (admin === undefined) return tooStrong;
  return [...tooStrong, refusedAs(admin, await lastAdmin(tx, ctx, userLabel(admin)))];
}

function refusalOf(ctx: Ctx, person: UserRecord): AppError | null {
  try {
    requireRoleOver(ctx, person.accessRole, userLabel(person));
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function refusedAs(person: UserRecord, error: AppError): Refused {
  return { id: person.id, name: userLabel(person), reason: error.message, code: error.reason ?? null };
}

async function save(
  tx: Tx,
  ctx: Ctx,
  people: readonly UserRecord[],
  loginMethod: LoginMethod,
): Promise<Mutation<unknown>["change"]> {
  await tx.query(
    `update "user" set login_method = $3, version = version + 1, updated_at = $4
     where organization_id = $1 and id = any($2::uuid[])`,
    [ctx.organizationId, people.map(({ id }) => id), loginMethod, ctx.now()],
  );
  const [first, ...rest] = people.map(
    (person): UserEntry => ({
      id: person.id,
      label: userLabel(person),
      action: "user.update",
      before: { loginMethod: person.loginMethod },
      after: { loginMethod },
    }),
  );
  if (first === undefined) return null;
  await writeUserEntries(tx, ctx, rest);
  const { id, label, ...entry } = first;
  return { ...entry, target: { type: "User", id, name: label } };
}
