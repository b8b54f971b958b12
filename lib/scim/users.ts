import { entraTolerances } from "@/lib/scim/compat/entra";
import type { Call, Handler, Reply } from "@/lib/scim/http/call";
import { isProbe, readProjection, readSearch } from "@/lib/scim/http/search";
import { resourceEtag } from "@/lib/scim/mapping/meta";
import { compileOrderBy } from "@/lib/scim/mapping/order-by";
import { toPatchDocument, toUserDocument, toUserFields } from "@/lib/scim/mapping/user";
import { userSource, userWhere } from "@/lib/scim/mapping/user-where";
import { listResponse } from "@/lib/scim/protocol/list-response";
import { applyPatch } from "@/lib/scim/protocol/patch/apply";
import { equalDocuments } from "@/lib/scim/protocol/patch/equal-documents";
import { parsePatch } from "@/lib/scim/protocol/patch/parse";
import { project, wants } from "@/lib/scim/protocol/projection";
import { userResource } from "@/lib/scim/protocol/schema/resource-types";
import { readResource } from "@/lib/scim/protocol/validate";
import { createUser } from "@/lib/users/create-user";
import { deleteUser } from "@/lib/users/delete-user";
import { findUser } from "@/lib/users/find-user";
import { searchUsers } from "@/lib/users/search-users";
import { updateUser } from "@/lib/users/update-user";
import { type UserFields, type UserRecord, userLabel } from "@/lib/users/user";
import { userNotFound } from "@/lib/users/user-not-found";
import { isUuid } from "@/lib/utils/uuid";

const list: Handler = async (call) => {
  const search = readSearch(call.query, userResource, call.request);
  const { filter, sort, page, projection } = search;
  const { records, total } = await searchUsers(call.ctx, {
    where: filter === null ? null : userWhere(filter, call.baseUrl),
    orderBy: sort === null ? null : compileOrderBy(sort, userSource(call.baseUrl)),
    offset: page.startIndex - 1,
    limit: page.count,
    withGroups: wants(projection, "groups"),
  });
  if (isProbe(filter, total)) {
    call.request.isProbe = true;
    call.request.summary = "Test connection";
  }
  const resources = records.map((user) => project(toUserDocument(user, call.baseUrl), projection));
  return { status: 200, body: listResponse(resources, { total, startIndex: page.startIndex }) };
};

const create: Handler = async (call) => {
  call.request.status = 201;
  const projection = readProjection(call.query, userResource);
  const { document, notes } = readResource(await call.readBody(), userResource, entraTolerances);
  const fields = toUserFields(document);
  report(call, `Create user ${userLabel(fields)}`, fields, notes);
  const user = await createUser(call.ctx, fields);
  return show(call, user, 201, projection);
};

const get: Handler = async (call) => {
  const projection = readProjection(call.query, userResource);
  name(call);
  const user = isUuid(call.id) ? await findUser(call.ctx, call.id) : null;
  if (user === null) throw userNotFound(call.id);
  report(call, `Read user ${userLabel(user)}`, user, []);
  return show(call, user, 200, projection);
};

const replace: Handler = async (call) => {
  const projection = readProjection(call.query, userResource);
  name(call);
  const { document, notes } = readResource(await call.readBody(), userResource, entraTolerances);
  const fields = toUserFields(document);
  report(call, `Replace user ${userLabel(fields)}`, fields, notes);
  requireId(call);
  const user = await updateUser(call.ctx, call.id, (current) => {
    const wanted = toUserFields(document, current.active);
    return equalDocuments(toPatchDocument(current), toPatchDocument(wanted)) ? null : wanted;
  });
  return show(call, user, 200, projection);
};

const patch: Handler = async (call) => {
  const projection = readProjection(call.query, userResource);
  name(call);
  const operations = parsePatch(await call.readBody());
  requireId(call);
  const user = await updateUser(call.ctx, call.id, (current) => {
    const before = toPatchDocument(current);
    const { document, notes } = applyPatch(before, operations, userResource, entraTolerances);
    const fields = toUserFields(document, current.active);
    report(call, `${verbOf(current, fields)} user ${userLabel(current)}`, current, notes);
    return equalDocuments(before, toPatchDocument(fields)) ? null : fields;
  });
  return show(call, user, 200, projection);
};

const remove: Handler = async (call) => {
  name(call);
  call.request.status = 204;
  call.request.summary = `Delete user ${call.id}`;
  requireId(call);
  await deleteUser(call.ctx, call.id);
  return { status: 204, body: null };
};

/** SCIM's verbs on users (RFC 7644 §3.3–§3.6). */
export const users = { list, create, get, replace, patch, remove };

function show(call: Call, user: UserRecord, status: number, projection: Parameters<typeof project>[1]): Reply {
  return {
    status,
    body: project(toUserDocument(user, call.baseUrl), projection),
    location: `${call.baseUrl}/Users/${user.id}`,
    etag: resourceEtag(user),
  };
}

function name(call: Call): void {
  call.request.resourceType = "User";
  call.request.resourceId = call.id.slice(0, 200);
}

function report(call: Call, summary: string, user: UserFields, notes: readonly { readonly message: string }[]): void {
  call.request.summary = summary;
  call.request.resourceType = "User";
  call.request.resourceName = userLabel(user);
  call.request.notes = notes.map((note) => note.message);
}

function verbOf(before: UserFields, after: UserFields): string {
  if (before.active && !after.active) return "Deactivate";
  if (!before.active && after.active) return "Activate";
  return "Update";
}

/** Ids that cannot be ours never reach the database. */
function requireId(call: Call): void {
  if (!isUuid(call.id)) throw userNotFound(call.id);
}
