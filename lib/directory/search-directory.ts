import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import {
  type Branch,
  countRows,
  type FoundRow,
  type RowPosition,
  type Seek,
  seekRows,
} from "@/lib/directory/keyset-search";
import type { GroupRecord, MemberRecord } from "@/lib/groups/group";
import { loadGroups } from "@/lib/groups/load-groups";
import { withinRehearsal } from "@/lib/rehearsal/own-items";
import { loadUsers } from "@/lib/users/load-users";
import type { UserRecord } from "@/lib/users/user";

export type { KeyType, RowPosition } from "@/lib/directory/keyset-search";

type Sought = Pick<Branch, "where" | "key">;

/** A page of users, of groups, or of both in one order. What is left out is not searched. */
export interface DirectorySearch extends Seek {
  /** In SQL over the alias `u`. */
  readonly users: (Sought & { readonly withGroups: boolean }) | null;
  /** In SQL over the alias `g`. */
  readonly groups: (Sought & { readonly withMembers: boolean }) | null;
  /** How many match in all, when an earlier page has told; it is not counted again. */
  readonly total: number | null;
}

export type FoundResource =
  | { readonly kind: "User"; readonly user: UserRecord }
  | { readonly kind: "Group"; readonly group: GroupRecord; readonly members: readonly MemberRecord[] };

export interface DirectoryPage {
  readonly items: readonly FoundResource[];
  readonly total: number;
  /** The places of the first and the last row, in the order that was asked for; null on an empty page. */
  readonly first: RowPosition | null;
  readonly last: RowPosition | null;
  /** Whether more lie beyond, in the direction of reading. */
  readonly more: boolean;
}

/**
 * Reads a page by its place in the order, or by offset. Only what is shown is loaded; members and groups only when asked for.
 *
 * @throws AppError `forbidden`
 */
export async function searchDirectory(ctx: Ctx, search: DirectorySearch): Promise<DirectoryPage> {
  if (search.users !== null) requirePermission(ctx, "user:read");
  if (search.groups !== null) requirePermission(ctx, "group:read");
  const branches = branchesOf(ctx, search);
  return withOrganization(ctx.organizationId, async (tx) => {
    const { limit, offset, backwards, from } = search;
    // One row more than a page tells whether another follows.
    const rows =
      limit === 0 || branches.length === 0
        ? []
        : await seekRows(tx, ctx.organizationId, branches, { ...search, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const more = rows.length > limit;
    const pageTells = !more && limit > 0 && from === null && (rows.length > 0 || offset === 0);
    const total = search.total ?? (pageTells ? offset + rows.length : await count(tx, ctx, branches));
    if (backwards) shown.reverse();
    return {
      items: await load(tx, ctx, shown, search),
      total,
      first: positionOf(shown[0]),
      last: positionOf(shown.at(-1)),
      more,
    };
  });
}

function branchesOf(ctx: Ctx, { users, groups }: DirectorySearch): readonly Branch[] {
  const branch = (kind: Branch["kind"], table: string, alias: string, sought: Sought | null): Branch[] =>
    sought === null ? [] : [{ kind, table, alias, key: sought.key, where: withinRehearsal(sought.where, alias, ctx) }];
  return [...branch("User", '"user"', "u", users), ...branch("Group", '"group"', "g", groups)];
}

async function count(tx: Tx, ctx: Ctx, branches: readonly Branch[]): Promise<number> {
  return branches.length === 0 ? 0 : countRows(tx, ctx.organizationId, branches);
}

function positionOf(row: FoundRow | undefined): RowPosition | null {
  return row === undefined ? null : { key: row.key, id: row.id };
}

/** What was deleted since its row was found is left out. */
async function load(
  tx: Tx,
  ctx: Ctx,
  rows: readonly FoundRow[],
  { users, groups }: DirectorySearch,
): Promise<readonly FoundResource[]> {
  const idsOf = (kind: Branch["kind"]) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const people = await loadUsers(tx, ctx.organizationId, idsOf("User"), { withGroups: users?.withGroups === true });
  const teams = await loadGroups(tx, ctx, idsOf("Group"), { withMembers: groups?.withMembers === true });
  return rows.flatMap(({ kind, id }): FoundResource[] => {
    const user = people.get(id);
    const team = teams.get(id);
    if (kind === "User") return user === undefined ? [] : [{ kind, user }];
    return team === undefined ? [] : [{ kind, ...team }];
  });
}
