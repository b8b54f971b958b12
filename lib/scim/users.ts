import type { Ctx } from "@/lib/context";
import { policyOf } from "@/lib/context";
import { entraTolerances } from "@/lib/scim/compat/entra";
import type { Call, Handler, Reply } from "@/lib/scim/http/call";
import { hasVersion, requireMatch } from "@/lib/scim/http/conditions";
import { newMetadataKeys } from "@/lib/scim/http/metadata-keys";
import { isProbe, readProjection, readSearch } from "@/lib/scim/http/search";
import { resourceEtag } from "@/lib/scim/mapping/meta";
import { compileOrderBy } from "@/lib/scim/mapping/order-by";
import { toPatchDocument, toUserDocument, toUserFields } from "@/lib/scim/mapping/user";
import { userResourceOf } from "@/lib/scim/mapping/user-resource";
import { userSource, userWhere } from "@/lib/scim/mapping/user-where";
import { listResponse } from "@/lib/scim/protocol/list-response";
import { equalDocuments } from "@/lib/scim/protocol/patch/equal-documents";
import { project, wants } from "@/lib/scim/protocol/projection";
import type { Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { parametersOfQuery, parseSearchRequest, type SearchParameters } from "@/lib/scim/protocol/search-request";
import { readResource } from "@/lib/scim/protocol/validate";
import { searchScopes } from "@/lib/scim/search-scopes";
import { readUserPatch, readUserReplacement, type UserWrite } from "@/lib/scim/user-patch";
import { warningOf } from "@/lib/scim/warnings";
import { createUser } from "@/lib/users/create-user";
import { deleteUser } from "@/lib/users/delete-user";
import { findUser } from "@/lib/users/find-user";
import { searchUsers } from "@/lib/users/search-users";
import { settleUser } from "@/lib/users/settle-user";
import { updateUser } from "@/lib/users/update-user";
import { type UserFields, type UserRecord, userLabel } from "@/lib/users/user";
import { userNotFound } from "@/lib/users/user-not-found";
import { isUuid } from "@/lib/utils/uuid";

const list: Handler = (call) => find(call, parametersOfQuery(call.query));

const search: Handler = async (call) => find(call, parseSearchRequest(await call.readBody()));

async function find(call: Call, parameters: SearchParameters): Promise<Reply> {
  const type = userResourceOf(call.connector.policy);
  const { filter, sort, page, projection } = readSearch(parameters, type, call.request);
  if (page.cursor !== null) {
    return searchScopes(call, { user: { filter: filter ?? true, sort, projection }, group: null, page });
  }
  const { records, total } = await searchUsers(call.ctx, {
    where: filter === null ? null : userWhere(filter, call.baseUrl),
    orderBy: sort === null ? null : compileOrderBy(sort, userSource(call.baseUrl)),
    offset: page.index.startIndex - 1,
    limit: page.index.count,
    withGroups: wants(projection, "groups"),
  });
  if (isProbe(filter, total)) {
    call.request.isProbe = true;
    call.request.summary = "Test connection";
  }
  const resources = records.map((user) => project(toUserDocument(user, call.baseUrl), projection));
  return { status: 200, body: listResponse(resources, { total, startIndex: page.index.startIndex }) };
}

const create: Handler = async (call) => {
  call.request.status = 201;
  const body = await call.readBody();
  const type = typeFor(call, body);
  const { document, notes } = readResource(body, type, entraTolerances);
  const fields = toUserFields(document);
  report(call, `Create user ${userLabel(fields)}`, fields, notes);
  Object.assign(call.request, warningOf(null, fields, null));
  const user = await createUser(call.ctx, fields);
  return show(call, user, 201, type);
};

const get: Handler = async (call) => {
  name(call);
  const user = isUuid(call.id) ? await findUser(call.ctx, call.id) : null;
  if (user === null) throw userNotFound(call.id);
  report(call, `Read user ${userLabel(user)}`, user, []);
  requireMatch(call, user);
  if (hasVersion(call, user)) return { ...headersOf(call, user), status: 304, body: null };
  return show(call, user, 200, userResourceOf(call.connector.policy));
};

const replace: Handler = async (call) => {
  name(call);
  call.request.summary = `Replace user ${call.id.slice(0, 200)}`;
  const replacement = readUserReplacement(await call.readBody(), call.connector.policy);
  requireId(call);
  const verb = (before: UserFields, after: UserFields, isWhole: boolean) =>
    isWhole ? "Replace" : verbOf(before, after);
  return show(call, await write(call, replacement, verb), 200, replacement.type);
};

const patch: Handler = async (call) => {
  name(call);
  const userPatch = readUserPatch(await call.readBody(), call.connector.policy);
  requireId(call);
  return show(call, await write(call, userPatch, verbOf), 200, userPatch.type);
};

type Verb = (before: UserFields, after: UserFields, isWhole: boolean) => string;

function write(call: Call, userWrite: UserWrite, verb: Verb): Promise<UserRecord> {
  return save(call, userWrite.apply, verb).catch((error: unknown) => {
    const deactivate = userWrite.rescue(error);
    if (deactivate === null) throw error;
    return save(call, deactivate, verb);
  });
}

function save(call: Call, apply: UserWrite["apply"], verb: Verb): Promise<UserRecord> {
  return updateUser(call.ctx, call.id, (current) => {
    requireMatch(call, current);
    const { fields, notes, cause } = apply(current);
    const isWhole = cause.cause === undefined;
    report(call, `${verb(current, fields, isWhole)} user ${userLabel(current)}`, current, notes);
    Object.assign(call.request, warningOf(current, fields, call.request.body), cause);
    return unlessEqual(call.ctx, current, fields);
  });
}

/** Null when, with the connector's settings applied, nothing would change. */
function unlessEqual(ctx: Ctx, current: UserRecord, fields: UserFields): UserFields | null {
  const settled = settleUser(fields, current, policyOf(ctx));
  const isSame =
    settled.accessRoleSent === current.accessRoleSent &&
    settled.userTypeDefault === current.userTypeDefault &&
    equalDocuments(toPatchDocument(current), toPatchDocument(settled.fields));
  return isSame ? null : fields;
}

/** The schema that a body is read by: with the metadata keys that it brings. */
function typeFor(call: Call, body: Json): ResourceType {
  const { policy } = call.connector;
  return userResourceOf(policy, newMetadataKeys(body, policy));
}

const remove: Handler = async (call) => {
  name(call);
  call.request.status = 204;
  call.request.summary = `Delete user ${call.id}`;
  requireId(call);
  await deleteUser(call.ctx, call.id, { admit: (user) => requireMatch(call, user) });
  return { status: 204, body: null };
};

/** SCIM's verbs on users (RFC 7644 §3.3–§3.6, §3.14). */
export const users = { list, search, create, get, replace, patch, remove };

function show(call: Call, user: UserRecord, status: number, type: ResourceType): Reply {
  const body = project(toUserDocument(user, call.baseUrl), readProjection(call.query, type));
  return { ...headersOf(call, user), status, body };
}

function headersOf(call: Call, user: UserRecord): Pick<Reply, "location" | "etag"> {
  return { location: `${call.baseUrl}/Users/${user.id}`, etag: resourceEtag(user) };
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
