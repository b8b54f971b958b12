import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { GET as readDocument } from "@/app/api/v1/openapi.json/route";
import { operations } from "@/lib/api/operations";
import { type Permission, permissions } from "@/lib/auth/permissions";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { callApi, fillPath } from "@/tests/support/api-client";
import { apiExamples, type Example } from "@/tests/support/api-examples";
import { onEachDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/fingerprint";
import { type PopulatedOrganization, populate } from "@/tests/support/populated-organization";
import { useScim } from "@/tests/support/scim";

interface Documented {
  readonly path: string;
  readonly method: string;
  readonly operationId: string;
  readonly "x-permission"?: Permission;
  readonly responses: Readonly<Record<string, unknown>>;
}

/** The operations as the public document lists them. */
async function documented(): Promise<readonly Documented[]> {
  const document = (await (await readDocument()).json()) as {
    paths: Record<string, Record<string, Omit<Documented, "path" | "method">>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, rest]) => ({ path, method: method.toUpperCase(), ...rest })),
  );
}

const all = await documented();
const table = new Map(operations.map((operation) => [operation.id, operation]));

describe("the document", () => {
  it("lists every operation of the router once, each with an example here", () => {
    const ids = all.map(({ operationId }) => operationId).sort();
    expect(ids).toEqual([...table.keys()].sort());
    expect(ids).toHaveLength(operations.length);
    expect(ids).toEqual(Object.keys(apiExamples).sort());
    expect(all.length).toBeGreaterThan(50);
  });
});

onEachDatabase("every operation of the API", () => {
  const scim = useScim();
  let mine: PopulatedOrganization;
  let theirs: PopulatedOrganization;
  let token = "";
  const without = new Map<Permission, string>();

  beforeAll(async () => {
    mine = await populate(await scim.connect());
    theirs = await populate(await scim.connect());
    const make = async (granted: readonly Permission[]) =>
      (await createApiToken(mine.ctx, { name: "Test", expires: "10h", permissions: [...granted] })).secret;
    token = await make(permissions);
    for (const permission of permissions) {
      without.set(permission, await make(permissions.filter((other) => other !== permission)));
    }
    // The first use of a token is written down, and then none for minutes.
    for (const used of [token, ...without.values()]) await callApi("GET", "/me", { token: used });
  });

  async function exampleOf(id: string): Promise<Example> {
    const make = apiExamples[id];
    if (make === undefined) throw new Error(`${id} has no example.`);
    return await make(mine);
  }

  const send = (
    { method, path }: Documented,
    { params = {}, ...rest }: Example,
    headers: Record<string, string> = {},
  ) => callApi(method, fillPath(path, params), { ...rest, headers });
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

  /** Runs `work` and expects that no row of either organization changed by it. */
  async function unchanged<T>(work: () => Promise<T>): Promise<T> {
    await flushRequestLog();
    const before = [await fingerprint(mine.organization.id), await fingerprint(theirs.organization.id)];
    const result = await work();
    expect([await fingerprint(mine.organization.id), await fingerprint(theirs.organization.id)]).toEqual(before);
    return result;
  }

  it.each(all)("$method $path: 401 without a token, and with the cookie of somebody who is signed in", async (it) => {
    const example = await exampleOf(it.operationId);
    await unchanged(async () => {
      for (const headers of [{}, { cookie: mine.cookie }]) {
        const answer = await send(it, example, headers);
        expect(answer.status).toBe(401);
        expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="Usher API"');
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        expect(answer.headers.get("cache-control")).toBe("no-store");
        expect(answer.body.code).toBe("unauthenticated");
      }
    });
  });

  it.each(all.filter((it) => it["x-permission"] !== undefined))(
    "$method $path: 403 with every permission but its own",
    async (it) => {
      const permission = it["x-permission"] ?? "user:read";
      const example = await exampleOf(it.operationId);
      const answer = await unchanged(() => send(it, example, bearer(without.get(permission) ?? "")));
      expect(answer.status).toBe(403);
      expect(answer.body.detail).toContain(permission);
      expect(answer.body.requestId).toBe(answer.headers.get("x-request-id"));
    },
  );

  const byId = all.filter(({ path }) => path.includes("{"));

  it.each(byId)("$method $path: 404 for the ids of another organization, as for those of nobody", async (it) => {
    const { params: own = {}, ...example } = await exampleOf(it.operationId);
    const theirIds: Record<string, string> = { ...idsOf(theirs), tokenId: tokenOf(theirs, it.path) };
    const details: string[] = [];
    for (const ids of [theirIds, idsOfNobody]) {
      const params = Object.fromEntries(Object.keys(own).map((name) => [name, ids[name] ?? ""]));
      // Of two ids in a path, only the first is another organization's: the second is looked for in it.
      const answer = await unchanged(() => send(it, { ...example, params }, bearer(token)));
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain(theirs.organization.slug);
      details.push(Object.values(params).reduce((text, id) => text.replaceAll(id, "ID"), answer.body.detail as string));
    }
    expect(details[0]).toBe(details[1]);
  });

  it.each(byId.filter(({ path }) => path.includes("{tokenId}") || path.endsWith("{userId}")))(
    "$method $path: another organization's second id below one of ours changes nothing there",
    async (it) => {
      const { params = {}, ...example } = await exampleOf(it.operationId);
      const ids: Record<string, string> = { userId: theirs.userId, tokenId: tokenOf(theirs, it.path) };
      const last = Object.keys(params).at(-1) ?? "";
      const before = await fingerprint(theirs.organization.id);
      const answer = await send(it, { ...example, params: { ...params, [last]: ids[last] ?? "" } }, bearer(token));
      // Whoever is no member of a group is none afterwards either.
      expect(answer.status).toBe(it.operationId === "removeGroupMember" ? 200 : 404);
      expect(answer.text).not.toContain(theirs.organization.slug);
      expect(await fingerprint(theirs.organization.id)).toEqual(before);
    },
  );

  it.each<[string, (of: PopulatedOrganization) => unknown, number]>([
    ["createProvisioningToken", (of) => ({ connectorId: of.connectorId }), 404],
    ["grantFolder", (of) => ({ userIds: [of.userId] }), 404],
    ["addGroupMembers", (of) => ({ userIds: [of.userId] }), 400],
    ["createFolder", (of) => ({ name: "Inside", parentId: of.folderId }), 400],
    ["updateFolder", (of) => ({ parentId: of.folderId }), 400],
    ["replaceGroupRules", (of) => ({ rules: [{ groupId: of.groupId, userType: "Premium" }] }), 400],
    ["previewGroupRules", (of) => ({ rules: [{ groupId: of.groupId, userType: "Premium" }] }), 400],
  ])("%s: what a body names of another organization is nobody's", async (id, bodyOf, status) => {
    const it = all.find(({ operationId }) => operationId === id);
    if (it === undefined) throw new Error(`There is no ${id}.`);
    const example = await exampleOf(id);
    const answer = await unchanged(() => send(it, { ...example, body: bodyOf(theirs) }, bearer(token)));
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain(theirs.organization.slug);
  });

  it.each<[string, (of: PopulatedOrganization) => Record<string, string>]>([
    ["listUsers", (of) => ({ connector: of.connectorId })],
    ["listUsers", (of) => ({ group: of.groupId })],
    ["listUsers", (of) => ({ folder: of.folderId })],
    ["listUsers", (of) => ({ q: of.userName })],
    ["listGroups", (of) => ({ q: of.groupName })],
    ["listFolders", (of) => ({ q: of.folderName })],
    ["listMetadataKeys", (of) => ({ q: of.keyId })],
    ["listRequests", (of) => ({ connector: of.connectorId })],
    ["listRequests", (of) => ({ resource: of.userId })],
    ["listAuditEntries", (of) => ({ target: of.userId })],
  ])("%s: finds nothing of another organization", async (id, queryOf) => {
    const it = all.find(({ operationId }) => operationId === id);
    if (it === undefined) throw new Error(`There is no ${id}.`);
    const answer = await send(it, { query: queryOf(theirs) }, bearer(token));
    expect([answer.status, answer.body.items]).toEqual([200, []]);
    const own = await send(it, { query: queryOf(mine) }, bearer(token));
    expect(own.body.items.length).toBeGreaterThan(0);
  });

  it.each(all)("$method $path: works as documented", async (it) => {
    const operation = table.get(it.operationId);
    if (operation === undefined) throw new Error("It is no operation of the router.");
    const headers = { ...bearer(token), ...(operation.status === 201 ? { "idempotency-key": randomUUID() } : {}) };
    const example = await exampleOf(it.operationId);
    const answer = await send(it, example, headers);
    expect([answer.status, answer.text]).toEqual([operation.status, expect.anything()]);
    expect(Object.keys(it.responses)).toContain(String(answer.status));
    // Strict: a field that the documentation lacks is a failure as well.
    if (operation.answer === null) expect(answer.text).toBe("");
    else expect(operation.answer.safeParse(answer.body).error).toBeUndefined();
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("etag")?.replaceAll('"', "") ?? null).toBe(
      operation.hasEtag ? String(answer.body.version ?? answer.body.settingsVersion) : null,
    );
    expect(answer.text).not.toContain(theirs.organization.slug);
    if (operation.status !== 201) return;
    const again = await unchanged(() => send(it, example, headers));
    expect([again.status, again.text, again.headers.get("etag")]).toEqual([
      201,
      answer.text,
      answer.headers.get("etag"),
    ]);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });

  it.each(all.filter(({ operationId }) => table.get(operationId)?.ifMatch === true))(
    "$method $path: 412 for another version in If-Match, and nothing changes",
    async (it) => {
      const example = await exampleOf(it.operationId);
      for (const tag of ['"99"', 'W/"99"', '"abc"']) {
        const answer = await unchanged(() => send(it, example, { ...bearer(token), "if-match": tag }));
        expect([answer.status, answer.body.code]).toEqual([412, "stale"]);
      }
      const list = await unchanged(() => send(it, example, { ...bearer(token), "if-match": '"1", "2"' }));
      expect(list.status).toBe(400);
      expect((await send(it, example, { ...bearer(token), "if-match": "*" })).status).toBe(
        table.get(it.operationId)?.status,
      );
    },
  );

  it.each(all.filter(({ operationId }) => table.get(operationId)?.body !== null))(
    "$method $path: refuses a field that it does not know, by its name",
    async (it) => {
      const example = await exampleOf(it.operationId);
      const body = { ...(example.body as object), surprise: 1 };
      const answer = await unchanged(() => send(it, { ...example, body }, bearer(token)));
      expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ field: "surprise" })]]);
    },
  );

  it.each(all)("$method $path: refuses a parameter that it does not know, by its name", async (it) => {
    const example = await exampleOf(it.operationId);
    const query = { ...example.query, surprise: "1" };
    const answer = await unchanged(() => send(it, { ...example, query }, bearer(token)));
    expect([answer.status, answer.body.errors]).toEqual([400, [expect.objectContaining({ field: "surprise" })]]);
  });
});

function idsOf(of: PopulatedOrganization): Record<string, string> {
  const { connectorId, serviceAccountId, nativeAppId, domainId, userId, groupId, folderId, keyId, requestId, entryId } =
    of;
  return { connectorId, serviceAccountId, nativeAppId, domainId, userId, groupId, folderId, keyId, requestId, entryId };
}

function tokenOf(of: PopulatedOrganization, path: string): string {
  if (path.startsWith("/connectors")) return of.credentialId;
  return path.startsWith("/api-tokens") ? of.apiTokenId : of.serviceTokenId;
}

const idsOfNobody: Record<string, string> = {
  connectorId: randomUUID(),
  serviceAccountId: randomUUID(),
  nativeAppId: randomUUID(),
  domainId: randomUUID(),
  userId: randomUUID(),
  groupId: randomUUID(),
  folderId: randomUUID(),
  keyId: "KeyOfNobody",
  requestId: randomUUID(),
  entryId: randomUUID(),
  tokenId: randomUUID(),
};
