import { createGroup } from "@/lib/groups/create-group";
import { deleteGroup } from "@/lib/groups/delete-group";
import { findGroup } from "@/lib/groups/find-group";
import type { GroupFields, GroupRecord, MemberRecord } from "@/lib/groups/group";
import { groupNotFound } from "@/lib/groups/group-not-found";
import { searchGroups } from "@/lib/groups/search-groups";
import { type GroupChange, updateGroup } from "@/lib/groups/update-group";
import { entraTolerances } from "@/lib/scim/compat/entra";
import type { Call, Handler, Reply } from "@/lib/scim/http/call";
import { hasVersion, requireMatch } from "@/lib/scim/http/conditions";
import { isProbe, readProjection, readSearch } from "@/lib/scim/http/search";
import { memberIdsOf, toGroupDocument, toGroupFields, toGroupPatchDocument } from "@/lib/scim/mapping/group";
import { groupSource, groupWhere } from "@/lib/scim/mapping/group-where";
import { planMembership } from "@/lib/scim/mapping/membership";
import { resourceEtag } from "@/lib/scim/mapping/meta";
import { compileOrderBy } from "@/lib/scim/mapping/order-by";
import { listResponse } from "@/lib/scim/protocol/list-response";
import { applyPatch } from "@/lib/scim/protocol/patch/apply";
import { splitMembers } from "@/lib/scim/protocol/patch/members";
import { parsePatch } from "@/lib/scim/protocol/patch/parse";
import { type Projection, project, wants } from "@/lib/scim/protocol/projection";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { groupResource } from "@/lib/scim/protocol/schema/resource-types";
import { parametersOfQuery, parseSearchRequest, type SearchParameters } from "@/lib/scim/protocol/search-request";
import { readResource } from "@/lib/scim/protocol/validate";
import { searchScopes } from "@/lib/scim/search-scopes";
import type { ProvisioningPolicy } from "@/lib/users/policy";
import { isUuid } from "@/lib/utils/uuid";

const list: Handler = (call) => find(call, parametersOfQuery(call.query));

const search: Handler = async (call) => find(call, parseSearchRequest(await call.readBody()));

async function find(call: Call, parameters: SearchParameters): Promise<Reply> {
  const { filter, sort, page, projection } = readSearch(parameters, groupResource, call.request);
  if (page.cursor !== null) {
    return searchScopes(call, { user: null, group: { filter: filter ?? true, sort, projection }, page });
  }
  const nested = call.connector.policy.holdsNestedGroups;
  const { records, total } = await searchGroups(call.ctx, {
    where: filter === null ? null : groupWhere(filter, call.baseUrl, nested),
    orderBy: sort === null ? null : compileOrderBy(sort, groupSource(call.baseUrl, nested)),
    offset: page.index.startIndex - 1,
    limit: page.index.count,
    withMembers: wants(projection, "members"),
  });
  if (isProbe(filter, total)) {
    call.request.isProbe = true;
    call.request.summary = "Test connection";
  }
  const resources = records.map(({ group, members }) =>
    project(toGroupDocument(group, members, call.baseUrl), projection),
  );
  return { status: 200, body: listResponse(resources, { total, startIndex: page.index.startIndex }) };
}

const create: Handler = async (call) => {
  call.request.status = 201;
  const projection = readProjection(call.query, groupResource);
  const { document, notes } = readResource(await call.readBody(), groupResource, entraTolerances);
  const fields = toGroupFields(document);
  report(call, `Create group ${fields.displayName}`, fields, notes);
  const group = await createGroup(call.ctx, fields, memberIdsOf(document), call.connector.uniqueGroupNames);
  return show(call, group, 201, projection);
};

const get: Handler = async (call) => {
  const projection = readProjection(call.query, groupResource);
  name(call);
  // A client that may have this version already does not make us read 100,000 members first.
  const withMembers = wants(projection, "members") && call.ifNoneMatch === null;
  const found = isUuid(call.id) ? await findGroup(call.ctx, call.id, { withMembers }) : null;
  if (found === null) throw groupNotFound(call.id);
  const { group } = found;
  report(call, `Read group ${group.displayName}`, group, []);
  requireMatch(call, group);
  if (hasVersion(call, group)) {
    return { status: 304, body: null, location: locationOf(call, group), etag: resourceEtag(group) };
  }
  const whole =
    call.ifNoneMatch === null
      ? found
      : await findGroup(call.ctx, call.id, { withMembers: wants(projection, "members") });
  if (whole === null) throw groupNotFound(call.id);
  return reply(call, whole.group, whole.members, 200, projection);
};

const replace: Handler = async (call) => {
  const projection = readProjection(call.query, groupResource);
  name(call);
  const body = await call.readBody();
  const { document, notes } = readResource(body, groupResource, entraTolerances);
  const fields = toGroupFields(document);
  report(call, `Replace group ${fields.displayName}`, fields, notes);
  const members = mentionsMembers(body)
    ? { clear: true, add: new Set(memberIdsOf(document)), remove: new Set<string>() }
    : null;
  const group = await change(call, {
    fields: (current) => {
      requireMatch(call, current);
      return fields;
    },
    members,
  });
  return show(call, group, 200, projection);
};

const patch: Handler = async (call) => {
  const asksForBody = call.query.has("attributes") || call.query.has("excludedAttributes");
  const projection = readProjection(call.query, groupResource);
  name(call);
  call.request.status = asksForBody ? 200 : 204;
  const { changes, rest } = splitMembers(parsePatch(await call.readBody()), groupResource);
  const members = planMembership(changes);
  const group = await change(call, {
    fields: (current) => {
      requireMatch(call, current);
      const { document, notes } = applyPatch(toGroupPatchDocument(current), rest, groupResource, entraTolerances);
      report(call, summaryOf(current, members, rest.length > 0, call.connector.policy), current, notes);
      return toGroupFields(document);
    },
    members,
  });
  if (asksForBody) return show(call, group, 200, projection);
  // RFC 7644 §3.5.2 allows 204, which spares reading 100,000 members after adding one.
  return { status: 204, body: null, location: locationOf(call, group), etag: resourceEtag(group) };
};

const remove: Handler = async (call) => {
  name(call);
  call.request.status = 204;
  call.request.summary = `Delete group ${call.id}`;
  if (!isUuid(call.id)) throw groupNotFound(call.id);
  await deleteGroup(call.ctx, call.id, { admit: (group) => requireMatch(call, group) });
  return { status: 204, body: null };
};

/** SCIM's verbs on groups (RFC 7644 §3.3–§3.6, §3.14). */
export const groups = { list, search, create, get, replace, patch, remove };

async function change(call: Call, wanted: Omit<GroupChange, "uniqueNames">): Promise<GroupRecord> {
  if (!isUuid(call.id)) throw groupNotFound(call.id);
  return updateGroup(call.ctx, call.id, { ...wanted, uniqueNames: call.connector.uniqueGroupNames });
}

/** Reads the members only when they will be shown. */
async function show(call: Call, group: GroupRecord, status: number, projection: Projection): Promise<Reply> {
  const found = wants(projection, "members") ? await findGroup(call.ctx, group.id, { withMembers: true }) : null;
  return reply(call, group, found?.members ?? [], status, projection);
}

function reply(
  call: Call,
  group: GroupRecord,
  members: readonly MemberRecord[],
  status: number,
  projection: Projection,
): Reply {
  return {
    status,
    body: project(toGroupDocument(group, members, call.baseUrl), projection),
    location: locationOf(call, group),
    etag: resourceEtag(group),
  };
}

/** “Add 20 people to Sales”, as far as the request alone tells it. */
function summaryOf(
  group: GroupFields,
  members: GroupChange["members"],
  changesFields: boolean,
  { nestedGroups }: ProvisioningPolicy,
): string {
  if (changesFields || members === null || typeof members === "function") return `Update group ${group.displayName}`;
  const [one, many] = nestedGroups === "keep" ? ["member", "members"] : ["person", "people"];
  const people = (count: number) => `${count} ${count === 1 ? one : many}`;
  if (members.clear) return `Set the members of ${group.displayName} to ${people(members.add.size)}`;
  if (members.remove.size === 0) return `Add ${people(members.add.size)} to ${group.displayName}`;
  if (members.add.size === 0) return `Remove ${people(members.remove.size)} from ${group.displayName}`;
  return `Add ${people(members.add.size)} to and remove ${people(members.remove.size)} from ${group.displayName}`;
}

function locationOf(call: Call, group: GroupRecord): string {
  return `${call.baseUrl}/Groups/${group.id}`;
}

/**
 * Whether a PUT says anything about members. One that does not leaves them alone: RFC 7644 §3.5.1 allows either, and a
 * group that loses its people by an omission is an incident.
 */
function mentionsMembers(body: Json): boolean {
  return typeof body === "object" && body !== null && Object.keys(body).some((key) => key.toLowerCase() === "members");
}

function name(call: Call): void {
  call.request.resourceType = "Group";
  call.request.resourceId = call.id.slice(0, 200);
}

function report(call: Call, summary: string, group: GroupFields, notes: readonly { readonly message: string }[]): void {
  call.request.summary = summary;
  call.request.resourceType = "Group";
  call.request.resourceName = group.displayName;
  call.request.notes = notes.map((note) => note.message);
}
