import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { AccessRole } from "@/lib/auth/permissions";
import { getDatabase } from "@/lib/db/database";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { routes as scimRoutes } from "@/lib/scim/http/routes";
import { browserRequest, cookieFor } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { fingerprint, organizationTables } from "@/tests/support/fingerprint";
import { type PopulatedOrganization, populate } from "@/tests/support/populated-organization";
import { useScim } from "@/tests/support/scim";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

interface Route {
  /** The strongest access role that may not do this; null when every role may. */
  readonly tooLow: AccessRole | null;
  readonly body?: object;
  /** What a read needs behind its path: `?q=ada`. */
  readonly query?: string;
  /** What somebody of one organization is answered about the ids of another: by default 404, as for ids of nobody. */
  readonly strange?: "empty list";
}

type Table = Readonly<Record<string, Readonly<Record<string, Route>>>>;

// Every file app/api/**/route.ts, under its folder, with every method that it exports.
const organizationRoutes: Table = {
  "organizations/[slug]/overview": { GET: { tooLow: null } },
  "organizations/[slug]/attention": { GET: { tooLow: null } },
  "organizations/[slug]/search": { GET: { tooLow: null, query: "?q=ada" } },
  "organizations/[slug]/settings": {
    GET: { tooLow: "Admin" },
    PATCH: { tooLow: "Admin", body: { name: "Mine" } },
    DELETE: { tooLow: "Admin", body: { name: "Contoso", password: "wrong" } },
  },
  "organizations/[slug]/settings/slug": { PUT: { tooLow: "Admin", body: { slug: "mine-alone" } } },
  "organizations/[slug]/profile/preferences": {
    GET: { tooLow: null },
    PATCH: { tooLow: null, body: { density: "compact" } },
  },
  "organizations/[slug]/overview/checklist": { PUT: { tooLow: "Admin", body: { done: true } } },
  "organizations/[slug]/overview/sign-ins": { GET: { tooLow: null } },
  "organizations/[slug]/users": {
    GET: { tooLow: null },
    POST: { tooLow: "User", body: { userName: "intruder" } },
  },
  "organizations/[slug]/users/export": { GET: { tooLow: null } },
  "organizations/[slug]/users/ids": { GET: { tooLow: null } },
  "organizations/[slug]/users/bulk": {
    POST: { tooLow: "User", body: { userIds: [uuidv7()], action: { kind: "deactivate" } } },
  },
  "organizations/[slug]/users/invite": { POST: { tooLow: "User", body: { userName: "intruder@evil.example" } } },
  "organizations/[slug]/users/links": { POST: { tooLow: "User", body: { kind: "reset", userIds: [uuidv7()] } } },
  "organizations/[slug]/users/[userId]/link": { POST: { tooLow: "User", body: { kind: "reset" } } },
  "organizations/[slug]/users/[userId]/second-factor": { DELETE: { tooLow: "User" } },
  "organizations/[slug]/profile": { GET: { tooLow: null }, PATCH: { tooLow: null, body: { displayName: "Mia" } } },
  "organizations/[slug]/profile/password": {
    PUT: { tooLow: null, body: { oldPassword: "wrong", password: "purple kettle sings loudly" } },
  },
  "organizations/[slug]/profile/second-factor": { POST: { tooLow: null } },
  "organizations/[slug]/profile/second-factor/confirm": { POST: { tooLow: null, body: { code: "000000" } } },
  "organizations/[slug]/profile/second-factor/remove": { POST: { tooLow: null, body: { code: "000000" } } },
  "organizations/[slug]/users/deleted": { GET: { tooLow: "User" } },
  "organizations/[slug]/users/[userId]": {
    GET: { tooLow: null },
    PATCH: { tooLow: "User", body: { active: false } },
    DELETE: { tooLow: "User" },
  },
  "organizations/[slug]/users/[userId]/restore": { POST: { tooLow: "User" } },
  "organizations/[slug]/groups/[groupId]/history": { GET: { tooLow: "User", strange: "empty list" } },
  "organizations/[slug]/users/[userId]/history": { GET: { tooLow: "User", strange: "empty list" } },
  "organizations/[slug]/groups": {
    GET: { tooLow: null },
    POST: { tooLow: "User", body: { displayName: "Intruders" } },
  },
  "organizations/[slug]/groups/export": { GET: { tooLow: null } },
  "organizations/[slug]/groups/[groupId]": {
    GET: { tooLow: null },
    PATCH: { tooLow: "User", body: { displayName: "Mine" } },
    DELETE: { tooLow: "User" },
  },
  "organizations/[slug]/groups/[groupId]/members": { GET: { tooLow: null } },
  "organizations/[slug]/connectors/[connectorId]/sign-in": {
    GET: { tooLow: "Admin" },
    PUT: { tooLow: "Admin", body: { entraTenant: uuidv7(), clientId: uuidv7() } },
  },
  "organizations/[slug]/connectors/[connectorId]/sign-in/secrets": {
    POST: { tooLow: "Admin", body: { secret: "Value of Entra", endsOn: null } },
  },
  "organizations/[slug]/connectors/[connectorId]/sign-in/secrets/[secretId]": { DELETE: { tooLow: "Admin" } },
  "organizations/[slug]/folders": { GET: { tooLow: null }, POST: { tooLow: "ReadOnly", body: { name: "Intruder" } } },
  "organizations/[slug]/folders/[folderId]": {
    GET: { tooLow: null },
    PATCH: { tooLow: "ReadOnly", body: { name: "Mine", version: 1 } },
    DELETE: { tooLow: "ReadOnly" },
  },
  "organizations/[slug]/folders/[folderId]/access": {
    GET: { tooLow: null },
    POST: { tooLow: "ReadOnly", body: { userIds: ["01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e"] } },
  },
  "organizations/[slug]/folders/[folderId]/access/[userId]": { DELETE: { tooLow: "ReadOnly" } },
  "organizations/[slug]/folders/[folderId]/export": { GET: { tooLow: null } },
  "organizations/[slug]/folders/unknown": {
    GET: { tooLow: null },
    POST: { tooLow: "ReadOnly", body: { value: "Ignored" } },
  },
  "organizations/[slug]/folders/unknown/ignored": {
    PUT: { tooLow: "ReadOnly", body: { value: "Ignored", ignored: false } },
  },
  "organizations/[slug]/metadata-key-names": { GET: { tooLow: null } },
  "organizations/[slug]/metadata-keys": {
    GET: { tooLow: null },
    POST: { tooLow: "User", body: { key: "Intruder" } },
    PATCH: { tooLow: "User", body: { accept: false } },
  },
  "organizations/[slug]/metadata-keys/[keyId]": {
    PATCH: { tooLow: "User", body: { description: "Mine", version: 1 } },
    DELETE: { tooLow: "User" },
  },
  "organizations/[slug]/schema-extensions": {
    GET: { tooLow: "User" },
    POST: {
      tooLow: "Admin",
      body: { urn: "urn:evil:intruder", name: "Intruder", attributes: [{ name: "a", type: "string" }] },
    },
  },
  "organizations/[slug]/schema-extensions/[extensionId]": {
    GET: { tooLow: "User" },
    PATCH: { tooLow: "Admin", body: { name: "Mine" } },
    DELETE: { tooLow: "Admin" },
  },
  "organizations/[slug]/request-log": { GET: { tooLow: "User" } },
  "organizations/[slug]/request-log/choices": { GET: { tooLow: "User" } },
  "organizations/[slug]/request-log/[requestId]/dry-run": { POST: { tooLow: "Admin" } },
  "organizations/[slug]/request-log/[requestId]": { GET: { tooLow: "User" } },
  "organizations/[slug]/sessions": { GET: { tooLow: null }, DELETE: { tooLow: null } },
  "organizations/[slug]/sessions/[sessionId]": { DELETE: { tooLow: null } },
  "organizations/[slug]/users/[userId]/sign-in": { GET: { tooLow: "User" } },
  "organizations/[slug]/users/[userId]/sessions": { DELETE: { tooLow: "User" } },
  "organizations/[slug]/sign-in-policy": {
    GET: { tooLow: "Admin" },
    PATCH: { tooLow: "Admin", body: { sessionHours: 12 } },
  },
  "organizations/[slug]/sign-in-policy/preview": { POST: { tooLow: "Admin", body: { builtinKeeps: false } } },
  "organizations/[slug]/sign-in-log": { GET: { tooLow: "User" } },
  "organizations/[slug]/sign-in-log/[signInId]": { GET: { tooLow: "User" } },
  "organizations/[slug]/audit-log": { GET: { tooLow: "User" } },
  "organizations/[slug]/audit-log/choices": { GET: { tooLow: "User" } },
  "organizations/[slug]/audit-log/export": { GET: { tooLow: "User" } },
  "organizations/[slug]/audit-log/[entryId]": { GET: { tooLow: "User" } },
  "organizations/[slug]/billing": { GET: { tooLow: "Admin" }, PATCH: { tooLow: "Admin", body: { toolkit: false } } },
  "organizations/[slug]/connectors": { GET: { tooLow: "Admin" }, POST: { tooLow: "Admin", body: { kind: "entra" } } },
  "organizations/[slug]/connectors/[connectorId]": {
    GET: { tooLow: "Admin" },
    PATCH: { tooLow: "Admin", body: { name: "Mine", provisioningOn: false } },
  },
  "organizations/[slug]/connectors/[connectorId]/preview": {
    POST: { tooLow: "Admin", body: { roleRule: true } },
  },
  "organizations/[slug]/connectors/[connectorId]/rehearsals": { GET: { tooLow: "Admin" }, POST: { tooLow: "Admin" } },
  "organizations/[slug]/connectors/[connectorId]/rehearsals/[rehearsalId]": { GET: { tooLow: "Admin" } },
  "organizations/[slug]/connectors/[connectorId]/on-demand": { POST: { tooLow: "Admin", body: { userId: uuidv7() } } },
  "organizations/[slug]/connectors/[connectorId]/last-payload": { GET: { tooLow: "Admin" } },
  "organizations/[slug]/connectors/[connectorId]/setup": {
    GET: { tooLow: "Admin" },
    PATCH: { tooLow: "Admin", body: { kind: "basic", tick: { id: "1.create", on: true } } },
  },
  "organizations/[slug]/connectors/[connectorId]/setup-links": {
    GET: { tooLow: "Admin" },
    POST: { tooLow: "Admin", body: { forWhom: "it@evil.example", scope: "sign_in", days: 7 } },
  },
  "organizations/[slug]/connectors/[connectorId]/setup-links/[setupLinkId]": { DELETE: { tooLow: "Admin" } },
  "organizations/[slug]/rules": {
    GET: { tooLow: "User" },
    PUT: { tooLow: "User", body: { version: 1, rules: [] } },
  },
  "organizations/[slug]/rules/preview": { POST: { tooLow: "User", body: { rules: [] } } },
  "organizations/[slug]/conflicts": { GET: { tooLow: "User" } },
  "organizations/[slug]/conflicts/[conflictId]/decision": {
    POST: { tooLow: "User", body: { decision: "apart" } },
    DELETE: { tooLow: "User" },
  },
  "organizations/[slug]/guard/[holdId]": { GET: { tooLow: "User" } },
  "organizations/[slug]/guard/[holdId]/people": { GET: { tooLow: "User" } },
  "organizations/[slug]/guard/[holdId]/release": { POST: { tooLow: "User", body: {} } },
  "organizations/[slug]/guard/[holdId]/reject": { POST: { tooLow: "User" } },
  "organizations/[slug]/guard/[holdId]/resume": { POST: { tooLow: "User" } },
  "organizations/[slug]/domains": {
    GET: { tooLow: "Admin" },
    POST: { tooLow: "Admin", body: { name: "intruder.example" } },
  },
  "organizations/[slug]/domains/[domainId]": { GET: { tooLow: "Admin" }, DELETE: { tooLow: "Admin" } },
  "organizations/[slug]/domains/[domainId]/check": { POST: { tooLow: "Admin" } },
  "organizations/[slug]/connectors/[connectorId]/credentials": {
    GET: { tooLow: "Admin" },
    POST: { tooLow: "Admin", body: { kind: "bearer", name: "Mine", expires: "10h" } },
  },
  "organizations/[slug]/connectors/[connectorId]/credentials/[credentialId]": {
    PATCH: { tooLow: "Admin", body: { active: false } },
    DELETE: { tooLow: "Admin" },
  },
  "organizations/[slug]/connectors/[connectorId]/credentials/[credentialId]/rotate": {
    POST: { tooLow: "Admin", body: { overlap: "24h", expires: "90d" } },
  },
  "organizations/[slug]/connectors/[connectorId]/knocks": { GET: { tooLow: "User" } },
  "organizations/[slug]/connectors/[connectorId]/request-series": { GET: { tooLow: "User" } },
  "organizations/[slug]/connectors/[connectorId]/problems": {
    GET: { tooLow: "User" },
    POST: { tooLow: "Admin", body: { causeCode: "token_unknown", done: true } },
  },
  "organizations/[slug]/api-tokens": {
    GET: { tooLow: "Admin" },
    POST: { tooLow: "Admin", body: { name: "Mine", expires: "10h", permissions: ["user:read"] } },
  },
  "organizations/[slug]/api-tokens/[apiTokenId]": {
    PATCH: { tooLow: "Admin", body: { active: false } },
    DELETE: { tooLow: "Admin" },
  },
  "organizations/[slug]/api-tokens/[apiTokenId]/rotate": {
    POST: { tooLow: "Admin", body: { overlap: "24h", expires: "90d" } },
  },
  "organizations/[slug]/service-accounts": {
    GET: { tooLow: "Admin" },
    POST: { tooLow: "Admin", body: { name: "Intruder" } },
  },
  "organizations/[slug]/service-accounts/[serviceAccountId]": {
    GET: { tooLow: "Admin" },
    PATCH: { tooLow: "Admin", body: { name: "Mine" } },
    DELETE: { tooLow: "Admin" },
  },
  "organizations/[slug]/service-accounts/[serviceAccountId]/tokens": {
    GET: { tooLow: "Admin" },
    POST: { tooLow: "Admin", body: { name: "Mine", expires: "10h" } },
  },
  "organizations/[slug]/service-accounts/[serviceAccountId]/tokens/[serviceTokenId]": {
    PATCH: { tooLow: "Admin", body: { active: false } },
    DELETE: { tooLow: "Admin" },
  },
  "organizations/[slug]/service-accounts/[serviceAccountId]/tokens/[serviceTokenId]/rotate": {
    POST: { tooLow: "Admin", body: { overlap: "24h", expires: "90d" } },
  },
  "organizations/[slug]/native-apps": {
    GET: { tooLow: "Admin" },
    POST: { tooLow: "Admin", body: { name: "Intruder", redirectUris: ["http://127.0.0.1/"] } },
  },
  "organizations/[slug]/native-apps/[nativeAppId]": {
    GET: { tooLow: "Admin" },
    PATCH: { tooLow: "Admin", body: { name: "Mine" } },
    DELETE: { tooLow: "Admin" },
  },
  "organizations/[slug]/native-apps/signing-key": { POST: { tooLow: "Admin" } },
};

/** About the person who is signed in alone, with or without access role: tests/integration/native-apps/own-sessions.test.ts. */
const personRoutes: Readonly<Record<string, readonly string[]>> = {
  "access-requests": ["POST"],
  "own-app-sessions": ["GET"],
  "own-app-sessions/[appSessionId]": ["DELETE"],
};

/** Routes for people who are not signed in: they take no id and no session. And the one that goes from organization to organization. */
const publicRoutes: Readonly<Record<string, readonly string[]>> = {
  "auth/[...nextauth]": ["GET", "POST"],
  "organization-choice": ["GET", "POST"],
  "sign-in/way": ["POST"],
  "sign-out": ["POST"],
  "one-time-links/ask": ["POST"],
  "one-time-links/redeem": ["POST"],
  "setup/open": ["POST"],
  "sign-up": ["POST"],
  "sign-up/slug": ["GET"],
  "v1/openapi.json": ["GET"],
};

/** For whoever holds a setup link: tests/integration/lib/setup-links/setup-links.test.ts. */
const setupLinkRoutes: Readonly<Record<string, readonly string[]>> = {
  "setup/[setupLinkId]": ["GET", "PATCH"],
  "setup/[setupLinkId]/credentials": ["GET", "POST"],
  "setup/[setupLinkId]/credentials/[credentialId]": ["DELETE"],
  "setup/[setupLinkId]/sign-in": ["GET", "PUT"],
  "setup/[setupLinkId]/sign-in/secrets": ["POST"],
};

/** For programs, who show a token and no cookie: tests/integration/api/operations.test.ts has a table of their own. */
const tokenRoutes: Readonly<Record<string, readonly string[]>> = {
  "v1/[...path]": ["DELETE", "GET", "PATCH", "POST", "PUT"],
};

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const api = resolve("app/api");
const routeFiles = readdirSync(api, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => dirname(file))
  .sort();

async function handlersOf(folder: string): Promise<Readonly<Record<string, Handler>>> {
  const module = (await import(/* @vite-ignore */ join(api, folder, "route.ts"))) as Record<string, Handler>;
  return Object.fromEntries(Object.entries(module).filter(([name]) => methods.includes(name)));
}

const cases = Object.entries(organizationRoutes).flatMap(([folder, rows]) =>
  Object.entries(rows).map(([method, route]) => ({ folder, method, route })),
);
type Case = (typeof cases)[number];

/** Whose ids stand in the path. */
type Ids = Pick<
  PopulatedOrganization,
  | "userId"
  | "groupId"
  | "requestId"
  | "connectorId"
  | "keyId"
  | "extensionId"
  | "folderId"
  | "conflictId"
  | "holdId"
  | "credentialId"
  | "apiTokenId"
  | "serviceAccountId"
  | "serviceTokenId"
  | "nativeAppId"
  | "domainId"
  | "entryId"
  | "secretId"
  | "signInId"
  | "rehearsalId"
  | "sessionId"
  | "setupLinkId"
>;

async function call(
  { folder, method, route }: Case,
  slug: string,
  ids: Ids,
  cookie?: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const handler = (await handlersOf(folder))[method];
  if (handler === undefined) throw new Error(`${folder} has no ${method}`);
  const { userId, groupId, requestId, connectorId, keyId, extensionId, folderId, conflictId, holdId, entryId } = ids;
  const { credentialId, apiTokenId, serviceAccountId, serviceTokenId, nativeAppId, domainId, secretId } = ids;
  const { signInId, sessionId, rehearsalId, setupLinkId } = ids;
  const request = browserRequest(method, `/api/${folder}${route.query ?? ""}`, {
    headers,
    ...(cookie === undefined ? {} : { cookie }),
    ...(route.body === undefined ? {} : { body: route.body }),
  });
  return handler(request, {
    params: Promise.resolve({
      slug,
      userId,
      groupId,
      requestId,
      connectorId,
      credentialId,
      apiTokenId,
      serviceAccountId,
      serviceTokenId,
      nativeAppId,
      keyId,
      extensionId,
      folderId,
      conflictId,
      holdId,
      domainId,
      entryId,
      secretId,
      signInId,
      sessionId,
      rehearsalId,
      setupLinkId,
    }),
  });
}

async function setRole(organizationId: string, role: AccessRole): Promise<void> {
  await withOrganization(organizationId, (tx) =>
    tx.query(`update "user" set access_role_by_hand = $2 where organization_id = $1 and access_role is not null`, [
      organizationId,
      role,
    ]),
  );
}

/** Everything that names the organization or something of it. */
function secretsOf(organization: PopulatedOrganization): readonly string[] {
  const {
    organization: own,
    userId,
    userName,
    groupId,
    groupName,
    externalId,
    connectorId,
    credentialId,
    apiTokenId,
    serviceAccountId,
    serviceTokenId,
    nativeAppId,
    requestId,
    keyId,
    extensionId,
    folderId,
    folderName,
    conflictId,
    holdId,
    domainId,
    entryId,
    secretId,
    signInId,
    sessionId,
    rehearsalId,
    setupLinkId,
  } = organization;
  const people = [userId, userName, externalId, groupId, groupName];
  return [
    own.id,
    own.slug,
    ...people,
    connectorId,
    credentialId,
    apiTokenId,
    serviceAccountId,
    serviceTokenId,
    nativeAppId,
    requestId,
    keyId,
    extensionId,
    folderId,
    folderName,
    conflictId,
    holdId,
    domainId,
    entryId,
    secretId,
    signInId,
    sessionId,
    rehearsalId,
    setupLinkId,
  ];
}

function expectNothingOf(organization: PopulatedOrganization, text: string, but: readonly string[] = []): void {
  const leaked = secretsOf(organization).filter((secret) => !but.includes(secret) && text.includes(secret));
  expect(leaked).toEqual([]);
}

describe("the table of routes", () => {
  it("names every route file and every method in it", async () => {
    const others = { ...publicRoutes, ...personRoutes, ...setupLinkRoutes, ...tokenRoutes };
    expect([...Object.keys(organizationRoutes), ...Object.keys(others)].sort()).toEqual(routeFiles);
    for (const folder of routeFiles) {
      const listed = others[folder] ?? Object.keys(organizationRoutes[folder] ?? {});
      expect({ folder, methods: Object.keys(await handlersOf(folder)).sort() }).toEqual({
        folder,
        methods: [...listed].sort(),
      });
    }
  });
});

onEachDatabase("isolation of organizations", (kind) => {
  const scim = useScim();
  let mine: PopulatedOrganization;
  let theirs: PopulatedOrganization;

  beforeAll(async () => {
    mine = await populate(await scim.connect());
    theirs = await populate(await scim.connect());
    // After five minutes each request would note that the session was seen, whatever else it changes.
    await withOrganization(mine.organization.id, (tx) =>
      tx.query("update session set last_seen_at = now() + interval '1 day' where organization_id = $1", [
        mine.organization.id,
      ]),
    );
  });

  /** Runs `work` and expects that nothing of the other organization changed, nor of ours. */
  async function unchanged<T>(work: () => Promise<T>): Promise<T> {
    await flushRequestLog();
    const before = [await fingerprint(mine.organization.id), await fingerprint(theirs.organization.id)];
    const result = await work();
    await flushRequestLog();
    expect([await fingerprint(mine.organization.id), await fingerprint(theirs.organization.id)]).toEqual(before);
    return result;
  }

  describe("of the admin API", () => {
    it.each(cases)("$method $folder: 401 without a session", async (row) => {
      const answer = await unchanged(() => call(row, theirs.organization.slug, theirs));
      expect(answer.status).toBe(401);
      expectNothingOf(theirs, await answer.text());
    });

    it.each(cases)(
      "$method $folder: 404 at another organization's address, with its ids and with ours",
      async (row) => {
        for (const ids of [theirs, mine]) {
          const answer = await unchanged(() => call(row, theirs.organization.slug, ids, mine.cookie));
          expect(answer.status).toBe(404);
          expectNothingOf(theirs, await answer.text(), [theirs.organization.slug]);
        }
      },
    );

    it.each(cases)("$method $folder: another organization's address is that of nobody", async (row) => {
      const { slug } = theirs.organization;
      const strange = await (await call(row, slug, mine, mine.cookie)).json();
      const absent = await (await call(row, "nobody-here", mine, mine.cookie)).json();
      expect(strange.detail.replace(slug, "")).toBe(absent.detail.replace("nobody-here", ""));
    });

    it.each(cases.filter(({ method }) => method !== "GET"))(
      "$method $folder: 403 for a request that another site made the browser send",
      async (row) => {
        for (const headers of [
          { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
          { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
          { origin: "null", "sec-fetch-site": "cross-site" },
          { origin: "http://localhost:3000.evil.example" },
        ]) {
          const answer = await unchanged(() => call(row, mine.organization.slug, mine, mine.cookie, headers));
          expect(answer.status).toBe(403);
        }
      },
    );

    it("takes no cookie that Usher did not encrypt, and none whose session belongs to another organization", async () => {
      const overview = cases.find(({ folder }) => folder === "organizations/[slug]/overview");
      if (overview === undefined) throw new Error("The overview has no row.");
      const forged = await cookieFor({ organizationId: theirs.organization.id, sessionId: uuidv7() });
      for (const bad of [forged, `${mine.cookie}x`, "next-auth.session-token=abc", "next-auth.session-token="]) {
        expect((await call(overview, mine.organization.slug, mine, bad)).status).toBe(401);
      }
      expect((await call(overview, mine.organization.slug, mine, `theme=dark; ${mine.cookie}; other=1`)).status).toBe(
        200,
      );
    });

    it.each(cases.filter(({ folder }) => folder.includes("Id]")))(
      "$method $folder: the ids of another organization are those of nobody",
      async (row) => {
        const nobody = {
          userId: uuidv7(),
          groupId: uuidv7(),
          requestId: uuidv7(),
          connectorId: uuidv7(),
          credentialId: uuidv7(),
          apiTokenId: uuidv7(),
          serviceAccountId: uuidv7(),
          serviceTokenId: uuidv7(),
          nativeAppId: uuidv7(),
          keyId: `Key-${uuidv7()}`,
          extensionId: uuidv7(),
          folderId: uuidv7(),
          conflictId: uuidv7(),
          holdId: uuidv7(),
          domainId: uuidv7(),
          entryId: uuidv7(),
          secretId: uuidv7(),
          signInId: uuidv7(),
          rehearsalId: uuidv7(),
          sessionId: uuidv7(),
          setupLinkId: uuidv7(),
        };
        const strange = await unchanged(() => call(row, mine.organization.slug, theirs, mine.cookie));
        const absent = await unchanged(() => call(row, mine.organization.slug, nobody, mine.cookie));
        expect([strange.status, absent.status]).toEqual(row.route.strange === "empty list" ? [200, 200] : [404, 404]);
        const text = await strange.text();
        // The answer may repeat the id that was asked for, and nothing else.
        expectNothingOf(theirs, text, [
          theirs.userId,
          theirs.groupId,
          theirs.requestId,
          theirs.connectorId,
          theirs.credentialId,
          theirs.apiTokenId,
          theirs.serviceAccountId,
          theirs.serviceTokenId,
          theirs.nativeAppId,
          theirs.keyId,
          theirs.extensionId,
          theirs.folderId,
          theirs.conflictId,
          theirs.holdId,
          theirs.domainId,
          theirs.entryId,
          theirs.signInId,
          theirs.rehearsalId,
          theirs.sessionId,
          theirs.setupLinkId,
        ]);
        if (row.route.strange === "empty list") expect(text).toBe("[]");
      },
    );

    it.each(cases.filter(({ folder }) => folder.includes("[connectorId]/credentials")))(
      "$method $folder: 404 for a token or connector of another organization beside one of ours",
      async (row) => {
        for (const ids of [
          { ...mine, credentialId: theirs.credentialId },
          { ...mine, connectorId: theirs.connectorId },
        ]) {
          if (ids.credentialId !== mine.credentialId && !row.folder.includes("[credentialId]")) continue;
          expect((await unchanged(() => call(row, mine.organization.slug, ids, mine.cookie))).status).toBe(404);
        }
      },
    );

    it.each(cases.filter(({ method }) => method === "GET"))(
      "$method $folder: shows nothing of another organization",
      async (row) => {
        const answer = await call(row, mine.organization.slug, mine, mine.cookie);
        expect(answer.status).toBe(200);
        expectNothingOf(theirs, await answer.text());
      },
    );

    it.each(cases.filter(({ route }) => route.tooLow !== null))(
      "$method $folder: 403 for $route.tooLow",
      async (row) => {
        await setRole(mine.organization.id, row.route.tooLow ?? "ReadOnly");
        try {
          const answer = await unchanged(() => call(row, mine.organization.slug, mine, mine.cookie));
          expect(answer.status).toBe(403);
        } finally {
          await setRole(mine.organization.id, "EnterpriseAdmin");
        }
      },
    );
  });

  describe("of SCIM", () => {
    const operations = Object.entries(scimRoutes).flatMap(([pattern, handlers]) =>
      Object.keys(handlers).map((method) => ({ method, pattern })),
    );
    const onResources = operations.filter(({ pattern }) => /^\/(Users|Groups)\/:id$/.test(pattern));

    const pathOf = (pattern: string, of: PopulatedOrganization) =>
      pattern.replace(":id", pattern.startsWith("/Users") ? of.userId : of.groupId);
    const bodyOf = (method: string, pattern: string) =>
      method === "GET" || method === "DELETE" ? {} : { body: bodies[`${method} ${pattern}`] };
    const bodies: Record<string, object> = {
      "POST /Users": { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: "intruder@x.example" },
      "POST /Groups": { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "Intruders" },
      "PUT /Users/:id": {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
        userName: "taken@x.example",
        active: false,
      },
      "PUT /Groups/:id": {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        displayName: "Taken",
        members: [],
      },
      "PATCH /Users/:id": {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        Operations: [{ op: "Replace", path: "active", value: "False" }],
      },
      "PATCH /Groups/:id": {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        Operations: [{ op: "Replace", path: "displayName", value: "Taken" }],
      },
    };

    it.each(operations)("$method $pattern: 401 with the token of another organization", async ({ method, pattern }) => {
      for (const of of [mine, theirs]) {
        const answer = await mine.send(method, pathOf(pattern, of), {
          ...bodyOf(method, pattern),
          authorization: `Bearer ${theirs.token}`,
        });
        expect(answer.status).toBe(401);
        expectNothingOf(mine, answer.text);
        expectNothingOf(theirs, answer.text);
      }
    });

    it("leaves the refused credential in the log of the connector's organization alone", async () => {
      await flushRequestLog();
      const before = await fingerprint(theirs.organization.id);
      await mine.send("GET", "/Users", { authorization: `Bearer ${theirs.token}` });
      await flushRequestLog();
      expect(await fingerprint(theirs.organization.id)).toEqual(before);
    });

    it.each(onResources)("$method $pattern: 404 for an id of another organization", async ({ method, pattern }) => {
      const before = await fingerprint(theirs.organization.id);
      const answer = await mine.send(method, pathOf(pattern, theirs), bodyOf(method, pattern));
      await flushRequestLog();
      expect(answer.status).toBe(404);
      expectNothingOf(theirs, answer.text, [theirs.userId, theirs.groupId]);
      expect(await fingerprint(theirs.organization.id)).toEqual(before);
    });

    it.each(["", "/Users", "/Groups"])(
      "POST %s/.search, and GET there, find nothing of another organization",
      async (path) => {
        const filter = `id eq "${theirs.userId}" or id eq "${theirs.groupId}"`;
        const body = { schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], filter };
        const named = await mine.send("POST", `${path}/.search`, { body });
        expect([named.status, named.body.totalResults]).toEqual([200, 0]);
        for (const query of ["?count=1000", "?cursor&count=1000"]) {
          const all = await mine.send("GET", `${path}${query}`);
          expect(all.status).toBe(200);
          expectNothingOf(theirs, all.text);
        }
      },
    );

    it("adds no member of another organization by POST, PUT or PATCH, nor a group of it", async () => {
      const strangers = [{ value: theirs.userId }, { value: theirs.groupId }];
      const schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];
      const made = await mine.send("POST", "/Groups", {
        body: { schemas, displayName: "Strangers", members: strangers },
      });
      expect(made.status).toBe(201);
      expect(made.body.members).toBeUndefined();
      const put = await mine.send("PUT", `/Groups/${made.body.id}`, {
        body: { schemas, displayName: "Strangers", members: [...strangers, { value: mine.userId }] },
      });
      expect(put.body.members.map(({ value }: { value: string }) => value)).toEqual([mine.userId]);
      for (const op of ["add", "Add", "replace"]) {
        await mine.send("PATCH", `/Groups/${made.body.id}`, {
          body: {
            schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
            Operations: [{ op, path: "members", value: [...strangers, { value: mine.userId }] }],
          },
        });
        const read = await mine.send("GET", `/Groups/${made.body.id}`);
        expect(read.body.members.map(({ value }: { value: string }) => value)).toEqual([mine.userId]);
      }
      await mine.send("DELETE", `/Groups/${made.body.id}`);
    });

    it("finds nothing of another organization by any filter", async () => {
      const questions: readonly (readonly [string, string])[] = [
        ["/Users", `id eq "${theirs.userId}"`],
        ["/Users", `userName eq "${theirs.userName}"`],
        ["/Users", `externalId eq "${theirs.externalId}"`],
        ["/Users", `emails[type eq "work"].value eq "${theirs.userName}"`],
        ["/Users", `emails.value co "${theirs.organization.slug}"`],
        ["/Users", `displayName co "${theirs.organization.slug}"`],
        ["/Users", `groups.value eq "${theirs.groupId}"`],
        ["/Users", `groups.display eq "${theirs.groupName}"`],
        ["/Users", `meta.location ew "${theirs.userId}"`],
        ["/Groups", `id eq "${theirs.groupId}"`],
        ["/Groups", `displayName eq "${theirs.groupName}"`],
        ["/Groups", `externalId sw "group-${theirs.organization.slug}"`],
        ["/Groups", `members.value eq "${theirs.userId}"`],
        ["/Groups", `members[value eq "${theirs.userId}"]`],
        ["/Groups", `members.display co "${theirs.organization.slug}"`],
      ];
      for (const [path, filter] of questions) {
        const answer = await mine.send("GET", `${path}?filter=${encodeURIComponent(filter)}`);
        expect([filter, answer.status, answer.body.totalResults, answer.body.Resources]).toEqual([filter, 200, 0, []]);
      }
    });

    it("lists all of ours and none of theirs", async () => {
      for (const [path, table] of [
        ["/Users", `"user"`],
        ["/Groups", `"group"`],
      ] as const) {
        const [row] = await (await getDatabase()).query<{ count: number }>(
          `select count(*)::int as count from ${table} where organization_id = $1`,
          [mine.organization.id],
        );
        for (const query of ["", "?filter=id%20pr", '?filter=id%20ne%20"x"&count=1000', "?count=0"]) {
          const answer = await mine.send("GET", `${path}${query}`);
          expect([query, answer.body.totalResults]).toEqual([query, row?.count]);
          expectNothingOf(theirs, answer.text);
        }
      }
    });

    it("lets both organizations use the same user name, external id and group name", async () => {
      const user = {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
        userName: theirs.userName,
        externalId: theirs.externalId,
      };
      const group = {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        displayName: theirs.groupName,
        externalId: `group-${theirs.organization.slug}`,
      };
      const before = await fingerprint(theirs.organization.id);
      for (const [path, body] of [
        ["/Users", user],
        ["/Groups", group],
      ] as const) {
        const made = await mine.send("POST", path, { body });
        expect(made.status).toBe(201);
        expect((await mine.send("DELETE", `${path}/${made.body.id}`)).status).toBe(204);
      }
      expect(await fingerprint(theirs.organization.id)).toEqual(before);
    });
  });

  // The first lock is every query's own `where organization_id`. Here nobody asks for it.
  describe("of the database, when a query forgets the organization", () => {
    it("shows only our rows of every table, and each table holds rows of both", async () => {
      for (const { table, column } of await organizationTables()) {
        const owners = await (await getDatabase()).query<{ id: string }>(
          `select distinct ${column} as id from ${table}`,
        );
        expect([table, owners.map(({ id }) => id)]).toEqual([
          table,
          expect.arrayContaining([mine.organization.id, theirs.organization.id]),
        ]);
        const seen = await withOrganization(mine.organization.id, (tx) =>
          tx.query<Record<string, string>>(`select * from ${table}`),
        );
        expect([table, new Set(seen.map((row) => row[column]))]).toEqual([table, new Set([mine.organization.id])]);
      }
    });

    it("updates and deletes only our rows of every table, and none of the audit log", async () => {
      const undo = new Error("undo");
      for (const { table, column } of await organizationTables()) {
        for (const statement of [`update ${table} set ${column} = ${column}`, `delete from ${table}`]) {
          const before = await fingerprint(theirs.organization.id);
          const touched: { owner: string }[] = [];
          const attempt = withOrganization(mine.organization.id, async (tx) => {
            touched.push(...(await tx.query<{ owner: string }>(`${statement} returning ${column} as owner`)));
            throw undo;
          });
          // Whoever acts for an organization adds to its audit log, and changes or deletes nothing in it.
          const appendOnly = table === "audit_entry";
          await expect(attempt).rejects.toThrow(appendOnly ? "permission denied" : /undo|violates foreign key/);
          if (appendOnly) expect(touched).toEqual([]);
          expect(touched.filter(({ owner }) => owner !== mine.organization.id)).toEqual([]);
          expect(await fingerprint(theirs.organization.id)).toEqual(before);
        }
      }
    });

    it("does so for the rows that a cascade reaches, too, when it is committed", async () => {
      const doomed = await populate(await scim.connect());
      const before = [await fingerprint(mine.organization.id), await fingerprint(theirs.organization.id)];
      await withOrganization(doomed.organization.id, async (tx) => {
        await tx.query("delete from group_member");
        await tx.query(`delete from "group"`);
        await tx.query(`delete from "user"`);
        await tx.query("delete from organization");
      });
      expect([await fingerprint(mine.organization.id), await fingerprint(theirs.organization.id)]).toEqual(before);
      const left = Object.entries(await fingerprint(doomed.organization.id)).filter(
        ([, print]) => !print.startsWith("0 "),
      );
      // What was logged outlives what it is about.
      expect(left.map(([table]) => table).sort()).toEqual(["audit_entry", "request_log"]);
    });

    it("refuses a row in the name of another organization", async () => {
      for (const { table, column } of await organizationTables()) {
        const attempt = withOrganization(mine.organization.id, (tx) =>
          tx.query(`update ${table} set ${column} = $1 where ${column} = $2`, [
            theirs.organization.id,
            mine.organization.id,
          ]),
        );
        await expect(attempt, `${table} on ${kind}`).rejects.toThrow(
          table === "audit_entry" ? "permission denied" : /row-level security|violates/,
        );
      }
    });
  });
});
