import {
  type DirectoryPage,
  type DirectorySearch,
  type KeyType,
  searchDirectory,
} from "@/lib/directory/search-directory";
import type { Call, Reply } from "@/lib/scim/http/call";
import { type Cursor, readCursor, writeCursor } from "@/lib/scim/http/cursor";
import type { RequestedPage } from "@/lib/scim/http/search";
import { toGroupDocument } from "@/lib/scim/mapping/group";
import { groupSource, groupWhere } from "@/lib/scim/mapping/group-where";
import { compileSortKey, type SortKey } from "@/lib/scim/mapping/order-by";
import { toUserDocument } from "@/lib/scim/mapping/user";
import { userSource, userWhere } from "@/lib/scim/mapping/user-where";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { FilterOfType } from "@/lib/scim/protocol/filter/check-across";
import { formatFilter } from "@/lib/scim/protocol/filter/format";
import { listResponse } from "@/lib/scim/protocol/list-response";
import { type CursorRequest, pageLimits } from "@/lib/scim/protocol/pagination";
import { type Projection, project, wants } from "@/lib/scim/protocol/projection";
import type { Document } from "@/lib/scim/protocol/schema/attribute";
import { formatSort, type Sort } from "@/lib/scim/protocol/sort";

/** What is asked of one kind of resource. */
export interface Scope {
  readonly filter: FilterOfType;
  /** Null when nothing asks for an order, or when its attribute is none of this kind. */
  readonly sort: Sort | null;
  readonly projection: Projection;
}

/** A query over one kind of resource, or over both in one order. */
export interface ScopedSearch {
  readonly user: Scope | null;
  readonly group: Scope | null;
  readonly page: RequestedPage;
}

type Plan = Omit<DirectorySearch, "from" | "backwards" | "offset" | "limit" | "total">;

/**
 * Answers what `searchUsers` and `searchGroups` do not: pages by cursor (RFC 9865), and both kinds together (RFC 7644 §3.4.2.1).
 *
 * @throws ScimError `invalidCursor`, `expiredCursor`, `invalidCount`
 */
export async function searchScopes(call: Call, search: ScopedSearch): Promise<Reply> {
  const plan = planOf(call, search);
  const { cursor, index } = search.page;
  if (cursor !== null) return answerCursor(call, search, plan, cursor);
  const page = await searchDirectory(call.ctx, {
    ...plan,
    from: null,
    backwards: false,
    offset: index.startIndex - 1,
    limit: index.count,
    total: null,
  });
  const place = { total: page.total, startIndex: index.startIndex };
  return { status: 200, body: listResponse(documentsOf(call, search, page), place) };
}

async function answerCursor(call: Call, search: ScopedSearch, plan: Plan, request: CursorRequest): Promise<Reply> {
  const query = nameOf(call, search);
  const cursor = request.cursor === "" ? null : readCursor(request.cursor, query, call.ctx.now());
  const count = countOf(request, cursor);
  const { page, isFirst, backwards } = await readPage(call, plan, cursor, count);
  const at = (position: DirectoryPage["first"], towardsFirst: boolean): string | undefined =>
    position === null
      ? undefined
      : writeCursor({ position, backwards: towardsFirst, count, total: page.total }, query, call.ctx.now());
  const nextCursor = backwards || page.more ? at(page.last, false) : undefined;
  const previousCursor = isFirst ? undefined : at(page.first, true);
  const place = {
    total: page.total,
    ...(previousCursor === undefined ? {} : { previousCursor }),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
  return { status: 200, body: listResponse(documentsOf(call, search, page), place) };
}

/** RFC 9865 §2.1: the pages of a walk are of one size. */
function countOf(request: CursorRequest, cursor: Cursor | null): number {
  if (cursor === null) return request.count ?? pageLimits.usual;
  if (request.count === null || request.count === cursor.count) return cursor.count;
  throw ScimError.of(
    "invalidCount",
    `This walk began with count ${cursor.count}; send the same count, or begin again.`,
  );
}

async function readPage(call: Call, plan: Plan, cursor: Cursor | null, count: number) {
  const search = { ...plan, offset: 0, limit: count };
  const backwards = cursor?.backwards ?? false;
  const total = cursor?.total ?? null;
  const page = await searchDirectory(call.ctx, { ...search, from: cursor?.position ?? null, backwards, total });
  if (!backwards) return { page, isFirst: cursor === null, backwards };
  if (page.items.length > 0) return { page, isFirst: !page.more, backwards };
  // Everybody before was deleted meanwhile: the first page begins here.
  const first = await searchDirectory(call.ctx, { ...search, from: null, backwards: false, total });
  return { page: first, isFirst: true, backwards: false };
}

/** What a cursor belongs to. A walk may show other attributes on each page, but not ask for others or in another order. */
function nameOf({ connector, ctx }: Call, { user, group }: ScopedSearch): string {
  const scope = (one: Scope | null) =>
    one === null
      ? null
      : [typeof one.filter === "boolean" ? one.filter : formatFilter(one.filter), formatSort(one.sort)];
  return JSON.stringify([connector.id, ctx.rehearsalId ?? null, scope(user), scope(group)]);
}

function planOf({ baseUrl, connector }: Call, { user, group }: ScopedSearch): Plan {
  const userKey = keyOf(user, userSource(baseUrl));
  const nested = connector.policy.holdsNestedGroups;
  const groupKey = keyOf(group, groupSource(baseUrl, nested));
  const keys = [userKey, groupKey].filter((key) => key !== null);
  const type = commonType(keys);
  const sort = user?.sort ?? group?.sort ?? null;
  return {
    order: sort === null ? null : { type, descending: sort.descending },
    users: sought(user, userKey, type, (scope) => ({
      where: typeof scope.filter === "boolean" ? null : userWhere(scope.filter, baseUrl),
      withGroups: wants(scope.projection, "groups"),
    })),
    groups: sought(group, groupKey, type, (scope) => ({
      where: typeof scope.filter === "boolean" ? null : groupWhere(scope.filter, baseUrl, nested),
      withMembers: wants(scope.projection, "members"),
    })),
  };
}

function keyOf(scope: Scope | null, source: Parameters<typeof compileSortKey>[1]): SortKey | null {
  return scope === null || scope.sort === null ? null : compileSortKey(scope.sort, source);
}

/** Attributes of one name may be of two types in two schemas; then their text is compared. */
function commonType(keys: readonly SortKey[]): KeyType {
  const types = new Set(keys.map(({ type }) => type));
  const [type = "text"] = types;
  return types.size === 1 ? type : "text";
}

/** Null for a kind that is not asked for, or of which the filter lets nobody through. */
function sought<More>(scope: Scope | null, key: SortKey | null, type: KeyType, more: (scope: Scope) => More) {
  if (scope === null || scope.filter === false) return null;
  const cast = key !== null && key.type !== type;
  return { ...more(scope), key: cast ? { ...key, sql: (params: Params) => `(${key.sql(params)})::text` } : key };
}

type Params = Parameters<SortKey["sql"]>[0];

function documentsOf({ baseUrl }: Call, { user, group }: ScopedSearch, page: DirectoryPage): readonly Document[] {
  return page.items.flatMap((item) => {
    if (item.kind === "User")
      return user === null ? [] : [project(toUserDocument(item.user, baseUrl), user.projection)];
    return group === null ? [] : [project(toGroupDocument(item.group, item.members, baseUrl), group.projection)];
  });
}
