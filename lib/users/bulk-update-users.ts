import { type Ctx, requirePermission } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { AppError } from "@/lib/errors";
import { grantFolder } from "@/lib/folders/grant-folder";
import { deleteUser } from "@/lib/users/delete-user";
import { requireKnownUserType } from "@/lib/users/require-known-user-type";
import type { BulkAction, BulkOutcome, BulkUpdateUsers, EditUser } from "@/lib/users/schemas";
import { setLoginMethods } from "@/lib/users/set-login-methods";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { userNotFound } from "@/lib/users/user-not-found";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

type Refused = BulkOutcome["refused"][number];

/**
 * Does one thing to many people by the rules for one, each with an audit row of its own. Whom a rule
 * refuses stays as they are and is named with the reason; the others change.
 *
 * @throws AppError `forbidden`; `invalid_input` (field userType) and `not_found` (the folder) for what would refuse everybody
 */
export async function bulkUpdateUsers(ctx: Ctx, { userIds, action }: BulkUpdateUsers): Promise<BulkOutcome> {
  requirePermission(ctx, action.kind === "addToFolder" ? "folder:update" : "user:update");
  if (action.kind === "setUserType") await requireKnownUserType(ctx, action.userType);
  const ids = [...new Set(userIds)];
  const people = await readPeople(ctx, ids);
  const known = new Set(people.map(({ id }) => id));
  const strangers = ids
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: id, reason: userNotFound(id).message, code: "not_found" }));
  const outcome = await run(ctx, people, action);
  return { ...outcome, refused: [...outcome.refused, ...strangers] };
}

function run(ctx: Ctx, people: readonly Person[], action: BulkAction): Promise<BulkOutcome> {
  switch (action.kind) {
    case "addToFolder":
      return give(ctx, people, action.folderId);
    case "setLoginMethod":
      return setLoginMethods(
        ctx,
        people.map(({ id }) => id),
        action.loginMethod,
      );
    default:
      return each(ctx, people, action);
  }
}

function readPeople(ctx: Ctx, ids: readonly string[]): Promise<Person[]> {
  return withOrganization(ctx.organizationId, (tx) =>
    tx.query<Person>(
      `select u.id, coalesce(u.display_name, u.user_name) as name, u.version from "user" u
       where u.organization_id = $1 and u.id = any($2::uuid[]) order by u.id`,
      [ctx.organizationId, ids],
    ),
  );
}

async function give(ctx: Ctx, people: readonly Person[], folderId: string): Promise<BulkOutcome> {
  if (people.length === 0) return { changed: 0, unchanged: 0, refused: [] };
  const { granted, already } = await grantFolder(ctx, folderId, { userIds: people.map(({ id }) => id) });
  return { changed: granted, unchanged: already, refused: [] };
}

type SingleAction = Exclude<BulkAction, { kind: "addToFolder" | "setLoginMethod" }>;

/** One after the other, because PGlite has one connection, and so that nobody waits long for a lock. */
async function each(ctx: Ctx, people: readonly Person[], action: SingleAction): Promise<BulkOutcome> {
  const refused: Refused[] = [];
  let changed = 0;
  for (const person of people) {
    try {
      if (await apply(ctx, person, action)) changed += 1;
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "unavailable") throw error;
      refused.push({ id: person.id, name: person.name, reason: error.message, code: error.reason ?? null });
    }
  }
  return { changed, unchanged: people.length - changed - refused.length, refused };
}

/** Whether anything changed. */
async function apply(ctx: Ctx, person: Person, action: SingleAction): Promise<boolean> {
  if (action.kind === "delete") {
    await deleteUser(ctx, person.id);
    return true;
  }
  return (await updateUserByHand(ctx, person.id, inputOf(action))).version !== person.version;
}

function inputOf(action: Exclude<SingleAction, { kind: "delete" }>): EditUser {
  switch (action.kind) {
    case "setUserType":
      return { userType: action.userType };
    case "setAccessRole":
      return { accessRole: action.accessRole };
    case "activate":
      return { active: true };
    case "deactivate":
      return { active: false };
    default:
      return action satisfies never;
  }
}
