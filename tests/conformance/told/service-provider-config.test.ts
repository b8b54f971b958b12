import { beforeAll, describe, expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { createCredential } from "@/lib/credentials/create-credential";
import { bulkRequestUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type Answer, type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

onEachDatabase("what /ServiceProviderConfig and /ResourceTypes tell", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let config: Resource;
  let user: Resource;

  beforeAll(async () => {
    client = await scim.connect();
    config = await read(client, "/ServiceProviderConfig");
    user = await makeUser(client, { userName: "somebody" });
    await makeUser(client, { userName: "anybody" });
  });

  it("tells nothing but what is tried here", () => {
    expect(Object.keys(config).sort()).toEqual(
      ["schemas", "meta", ...Object.keys(tried), "authenticationSchemes"].sort(),
    );
  });

  async function makeMany(count: number): Promise<void> {
    const operations = Array.from({ length: count }, (_, n) => ({
      method: "POST",
      path: "/Users",
      bulkId: `${n}`,
      data: { schemas: [userUrn], userName: `one of many ${n}` },
    }));
    const answer = await client.send("POST", "/Bulk", {
      body: { schemas: [bulkRequestUrn], failOnErrors: 1, Operations: operations },
    });
    expect(answer.body.Operations).toHaveLength(count);
  }

  const names = (answer: Answer) => expectList(answer).map(({ userName }) => userName);

  /** For each capability what shows that it works, or that it does not. */
  const tried: Readonly<Record<string, (told: Resource) => Promise<void>>> = {
    patch: async ({ supported }) => {
      expect(supported).toBe(true);
      const answer = await patch(client, `/Users/${user.id}`, { op: "replace", path: "title", value: "Guide" });
      expect(answer.body.title).toBe("Guide");
    },
    bulk: async ({ supported, maxOperations, maxPayloadSize }) => {
      expect(supported).toBe(true);
      const operation = { method: "PATCH", path: `/Users/${user.id}`, data: { schemas: [patchOpUrn], Operations: [] } };
      const send = (operations: number, more: object = {}) =>
        client.send("POST", "/Bulk", {
          body: { schemas: [bulkRequestUrn], failOnErrors: 1, Operations: Array(operations).fill(operation), ...more },
        });
      expect((await send(maxOperations)).status).toBe(200);
      expectScimError(await send(maxOperations + 1), 413);
      const envelope = JSON.stringify({ schemas: [bulkRequestUrn], Operations: [], pad: "" }).length;
      expect((await send(0, { pad: "x".repeat(maxPayloadSize - envelope - 100) })).status).toBe(200);
      expectScimError(await send(0, { pad: "x".repeat(maxPayloadSize) }), 413);
    },
    filter: async ({ supported, maxResults }) => {
      expect(supported).toBe(true);
      expect(names(await client.send("GET", '/Users?filter=userName eq "somebody"'))).toEqual(["somebody"]);
      await makeMany(maxResults);
      const answer = await client.send("GET", `/Users?filter=userName pr&count=${maxResults + 1}`);
      expect(expectList(answer)).toHaveLength(maxResults);
      expect(answer.body.totalResults).toBeGreaterThan(maxResults);
    },
    changePassword: async ({ supported }) => {
      expect(supported).toBe(false);
      const password = "correct horse battery";
      const email = `${client.connectorId}@example.com`;
      const made = await makeUser(client, { userName: email, emails: [{ value: email }], password });
      await patch(client, `/Users/${made.id}`, { op: "replace", path: "password", value: password });
      const answer = await signIn(
        { email, password },
        { address: "192.0.2.7", userAgent: null, now: () => new Date() },
      );
      expect(answer).toMatchObject({ ok: false, refusal: { kind: "wrong" } });
    },
    sort: async ({ supported }) => {
      expect(supported).toBe(true);
      const query = 'sortBy=userName&filter=userName ew "ybody"';
      expect(names(await client.send("GET", `/Users?${query}`))).toEqual(["anybody"]);
      const all = names(
        await client.send("GET", '/Users?sortBy=userName&sortOrder=descending&filter=userName ew "body"'),
      );
      expect(all).toEqual(["somebody", "anybody"]);
    },
    etag: async ({ supported }) => {
      expect(supported).toBe(true);
      const { version } = (await read(client, `/Users/${user.id}`)).meta;
      const headers = { "if-none-match": version };
      expect((await client.send("GET", `/Users/${user.id}`, { headers })).status).toBe(304);
    },
    pagination: async (told) => {
      expect(told).toMatchObject({ cursor: true, index: true, defaultPaginationMethod: "index", cursorTimeout: 600 });
      const byIndex = await client.send("GET", "/Users?startIndex=2&count=1");
      expect(byIndex.body).toMatchObject({ startIndex: 2, itemsPerPage: 1 });
      const byCursor = await client.send("GET", "/Users?cursor&count=1");
      expect(byCursor.body).toMatchObject({ itemsPerPage: 1, nextCursor: expect.any(String) });
      const unnamed = await client.send("GET", "/Users");
      expect(unnamed.body).toHaveProperty("startIndex");
      expect(unnamed.body).not.toHaveProperty("nextCursor");
      expectScimError(await client.send("GET", `/Users?cursor&count=${told.maxPageSize + 1}`), 400, "invalidCount");
    },
  };

  describe("each capability", () => {
    it.each(Object.keys(tried))("%s", { timeout: 120_000 }, async (name) => {
      await tried[name]?.(config[name]);
    });
  });

  it("authenticationSchemes: each lets in, and what is not among them does not", async () => {
    const { ctx, connectorId, token } = client;
    const made = await createCredential(ctx, connectorId, {
      kind: "basic",
      name: "Basic",
      userName: "entra",
      expires: "90d",
    });
    const basic = `Basic ${Buffer.from(`entra:${made.secret}`).toString("base64")}`;
    const schemes: Readonly<Record<string, string>> = { oauthbearertoken: `Bearer ${token}`, httpbasic: basic };
    expect(config.authenticationSchemes.map(({ type }: Resource) => type)).toEqual(Object.keys(schemes));
    for (const authorization of Object.values(schemes)) {
      expect((await client.send("GET", "/Users?count=0", { authorization })).status).toBe(200);
    }
    for (const authorization of [`Digest username="entra", response="${made.secret}"`, `OAuth ${token}`, token, null]) {
      expectScimError(await client.send("GET", "/Users?count=0", { authorization }), 401);
    }
  });

  it("/ResourceTypes: each is made, read and listed at its endpoint, and nothing else is there", async () => {
    const types = expectList(await client.send("GET", "/ResourceTypes"));
    expect(types.map(({ endpoint }) => endpoint)).toEqual(["/Users", "/Groups"]);
    for (const { endpoint, schema, name } of types) {
      const body = { schemas: [schema], userName: `of ${name}`, displayName: `of ${name}` };
      const made = await client.send("POST", endpoint, { body });
      expect(made.status, made.text).toBe(201);
      expect(made.body.meta.resourceType).toBe(name);
      expect(await read(client, `${endpoint}/${made.body.id}`)).toEqual(made.body);
      const newest = await client.send("GET", `${endpoint}?sortBy=meta.created&sortOrder=descending&count=1`);
      expect(expectList(newest)).toEqual([made.body]);
    }
    for (const endpoint of ["/Devices", "/Entitlements", "/Roles"]) {
      expectScimError(await client.send("GET", endpoint), 404);
    }
  });

  it("/ResourceTypes: an extension that is not told is not kept; none is demanded", async () => {
    const urn = "urn:ietf:params:scim:schemas:extension:nope:2.0:User";
    const body = { schemas: [userUrn, urn], userName: "of an unknown extension", [urn]: { badge: "7" } };
    const made = await client.send("POST", "/Users", { body });
    expect(made.status).toBe(201);
    expect(made.body.schemas).toEqual([userUrn]);
    expect(made.body).not.toHaveProperty(urn);
    for (const { schemaExtensions } of expectList(await client.send("GET", "/ResourceTypes"))) {
      for (const { required } of schemaExtensions) expect(required).toBe(false);
    }
  });
});
