import type { SeededDirectory } from "@/bench/seed-directory";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { listConnectors } from "@/lib/connectors/list-connectors";
import type { Ctx } from "@/lib/context";
import { exportFolderAccess } from "@/lib/folders/export-folder-access";
import { getFolder } from "@/lib/folders/get-folder";
import { listFolderAccess } from "@/lib/folders/list-folder-access";
import { listFolders } from "@/lib/folders/list-folders";
import { listUnknownFolders } from "@/lib/folders/list-unknown-folders";
import { exportGroups } from "@/lib/groups/export-groups";
import { getGroup } from "@/lib/groups/get-group";
import { listGroups } from "@/lib/groups/list-groups";
import { listMembers } from "@/lib/groups/list-members";
import { getHold } from "@/lib/guard/get-hold";
import { listHeldPeople } from "@/lib/guard/list-held-people";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { getOverview } from "@/lib/overview/get-overview";
import { getSignInStats } from "@/lib/overview/get-sign-in-stats";
import { listProblems } from "@/lib/problems/list-problems";
import { listRequestChoices } from "@/lib/request-log/list-request-choices";
import { listRequests } from "@/lib/request-log/list-requests";
import { getRequestSeries } from "@/lib/request-stats/get-request-series";
import { listRules } from "@/lib/rules/list-rules";
import { exportUsers } from "@/lib/users/export-users";
import { getUser } from "@/lib/users/get-user";
import { listDeletedUsers } from "@/lib/users/list-deleted-users";
import { listUserIds } from "@/lib/users/list-user-ids";
import { listUsers } from "@/lib/users/list-users";
import type { CsvTable } from "@/lib/utils/csv-table";
import type { Page } from "@/lib/utils/page";

/** One list as a page asks for it. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** The cases of one verb: what comes after the colon, and the parameters. */
function of<Params>(list: string, verb: (params: Params) => Promise<unknown>, cases: Record<string, Params>): Case[] {
  return Object.entries(cases).map(([name, params]) => ({ name: `${list}: ${name}`, run: () => verb(params) }));
}

/** Every list of the browser, with the filters and searches that meet the most rows and the fewest. */
export function listCases(ctx: Ctx, directory: SeededDirectory): readonly Case[] {
  return [
    ...userCases(ctx, directory),
    ...groupCases(ctx, directory),
    ...folderCases(ctx, directory),
    ...decisionCases(ctx, directory),
    ...historyCases(ctx, directory),
  ];
}

function userCases(ctx: Ctx, { connectorId, groupId, folderId, everybodyId, userId }: SeededDirectory): Case[] {
  const list = (params: Parameters<typeof listUsers>[1]) => listUsers(ctx, params);
  return [
    ...of("users", list, {
      "first page": {},
      "newest first": { sort: "-created" },
      "by name, downwards": { sort: "-name" },
      "search, everybody": { q: "contoso" },
      "search, a few": { q: "person.4711" },
      "search, employee number": { q: "E99999" },
      "search, nobody": { q: "nobody at all" },
      "search, whole id": { q: "b0000000-0000-7000-8000-000000000fff" },
      "status active": { status: "active" },
      "status inactive": { status: "inactive" },
      "access role Admin": { accessRole: "Admin" },
      "access role User": { accessRole: "User" },
      "access role none": { accessRole: "none" },
      "user type": { userType: "Premium" },
      "user type, nobody": { userType: "Gold" },
      "login method builtin": { loginMethod: "builtin" },
      "origin hand": { origin: "hand" },
      "origin entra": { origin: "entra" },
      connector: { connector: connectorId },
      "group of 150": { group: groupId },
      "group of everybody": { group: everybodyId },
      folder: { folder: folderId },
      "all filters, nobody": {
        q: "zzz",
        status: "active",
        accessRole: "User",
        userType: "Premium",
        loginMethod: "sso",
        origin: "entra",
        group: everybodyId,
      },
    }),
    secondPage("users: second page", list),
    ...of("users", (params: Parameters<typeof listUserIds>[1]) => listUserIds(ctx, params), { "select all": {} }),
    firstRows("users: first rows of the CSV", () => exportUsers(ctx, {})),
    { name: "user: page, with 300 folders", run: () => getUser(ctx, userId) },
    { name: "user: history", run: () => listLatestEntries(ctx, { targetId: userId, limit: 100 }) },
    ...deletedCases(ctx),
  ];
}

function deletedCases(ctx: Ctx): Case[] {
  const list = (params: Parameters<typeof listDeletedUsers>[1]) => listDeletedUsers(ctx, params);
  return [
    ...of("deleted users", list, {
      "first page": {},
      "search, everybody": { q: "contoso" },
      "search, a few": { q: "leaver.4711" },
      "search, nobody": { q: "nobody at all" },
    }),
    secondPage("deleted users: second page", list),
  ];
}

function groupCases(ctx: Ctx, { everybodyId }: SeededDirectory): Case[] {
  return [
    ...of("groups", (params: Parameters<typeof listGroups>[1]) => listGroups(ctx, params), {
      "first page": {},
      "search, a few": { q: "team 19" },
      "search, nobody": { q: "nobody" },
      "used by a rule": { rule: "used" },
      empty: { members: "none" },
      "origin hand": { origin: "hand" },
    }),
    firstRows("groups: first rows of the CSV", () => exportGroups(ctx, {})),
    { name: "group: page", run: () => getGroup(ctx, everybodyId) },
    ...of("members", (params: Parameters<typeof listMembers>[2]) => listMembers(ctx, everybodyId, params), {
      "first page": {},
      "search, everybody": { q: "contoso" },
      "search, nobody": { q: "nobody" },
    }),
    { name: "rules", run: () => listRules(ctx) },
  ];
}

function folderCases(ctx: Ctx, { bigFolderId, connectorId }: SeededDirectory): Case[] {
  const people = (params: Parameters<typeof listFolderAccess>[2]) => listFolderAccess(ctx, bigFolderId, params);
  return [
    ...of("folders", (params: Parameters<typeof listFolders>[1]) => listFolders(ctx, params), {
      all: {},
      search: { q: "folder 99" },
    }),
    { name: "folder: page", run: () => getFolder(ctx, bigFolderId) },
    ...of("people of a folder", people, {
      "first page": {},
      "search, everybody": { q: "contoso" },
      "search, a few": { q: "person.4711" },
      "search, nobody": { q: "nobody" },
    }),
    secondPage("people of a folder: second page", people),
    firstRows("people of a folder: first rows of the CSV", () => exportFolderAccess(ctx, bigFolderId)),
    ...of("unknown folders", (params: Parameters<typeof listUnknownFolders>[1]) => listUnknownFolders(ctx, params), {
      all: {},
      "of a connector": { connectorId },
      ignored: { ignored: "true" },
    }),
    { name: "metadata keys", run: () => listMetadataKeys(ctx, {}) },
  ];
}

function decisionCases(ctx: Ctx, { holdId }: SeededDirectory): Case[] {
  const held = (params: Parameters<typeof listHeldPeople>[2]) => listHeldPeople(ctx, holdId, params);
  const conflicts = (params: Parameters<typeof listConflicts>[1]) => listConflicts(ctx, params);
  return [
    ...of("conflicts", conflicts, { open: {}, linked: { state: "linked" }, apart: { state: "apart" } }),
    secondPage("conflicts: second page", conflicts),
    { name: "guard: page", run: () => getHold(ctx, holdId) },
    { name: "guard: people, first page", run: () => held({}) },
    secondPage("guard: people, second page", held),
  ];
}

function historyCases(ctx: Ctx, { connectorId, userId }: SeededDirectory): Case[] {
  const requests = (params: Parameters<typeof listRequests>[1]) => listRequests(ctx, params);
  return [
    { name: "overview", run: () => getOverview(ctx) },
    { name: "overview: sign-ins of 30 days", run: () => getSignInStats(ctx) },
    ...of("requests by time", (range: "24h" | "30d") => getRequestSeries(ctx, connectorId, range), {
      "24 hours": "24h",
      "30 days": "30d",
    }),
    { name: "problems of a connector", run: () => listProblems(ctx, connectorId) },
    { name: "connectors", run: () => listConnectors(ctx) },
    ...of("requests", requests, {
      "first page": {},
      connector: { connector: connectorId },
      accepted: { outcome: "accepted" },
      refused: { outcome: "refused" },
      "cause of a connector, none": { connector: connectorId, cause: "token_unknown" },
      failed: { outcome: "failed" },
      "method DELETE": { method: "DELETE" },
      "method PUT, none": { method: "PUT" },
      resource: { resource: userId },
      "without tests": { hideTests: "1" },
      "with rehearsals": { rehearsals: "1" },
      cause: { cause: "value" },
      "cause, none": { cause: "no_such_cause" },
      "status 500": { status: "500" },
      "status 503, none": { status: "503" },
      credential: { credential: "e0000000-0000-7000-8000-000000000001" },
      "credential, none": { credential: "e0000000-0000-7000-8000-0000000000ff" },
      "last hour": { period: "1h" },
      "last 24 hours, cause": { period: "24h", cause: "value" },
      "days long ago": { from: "2020-01-01", to: "2020-01-02" },
      "cause and connector": { cause: "value", connector: connectorId },
      "all filters, none": { connector: connectorId, outcome: "failed", method: "PUT", hideTests: "1" },
    }),
    secondPage("requests: second page", requests),
    secondPage("requests: second page of a cause", (params) => requests({ cause: "value", ...params })),
    { name: "requests: choices of the filters", run: () => listRequestChoices(ctx) },
  ];
}

function secondPage(name: string, list: (params: { after?: string }) => Promise<Page<unknown>>): Case {
  return { name, run: async () => list({ after: (await list({})).next ?? "" }) };
}

/** Until somebody who downloads sees that it has begun. */
function firstRows(name: string, table: () => Promise<CsvTable>): Case {
  return { name, run: async () => (await table()).pages[Symbol.asyncIterator]().next() };
}
