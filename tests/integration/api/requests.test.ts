import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { permissions } from "@/lib/auth/permissions";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { getCredential } from "@/lib/credentials/get-credential";
import { getDatabase } from "@/lib/db/database";
import { resetEnv } from "@/lib/env";
import { deleteExpiredKeys } from "@/lib/idempotency/delete-expired-keys";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { callApi } from "@/tests/support/api-client";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";
import { auditOf } from "@/tests/support/make-organization";
import type { Answer } from "@/tests/support/scim";

onEachDatabase("requests to the API", () => {
  let world: TestConnector;
  let token = "";
  let tokenId = "";

  beforeAll(async () => {
    world = await makeConnector();
    const made = await createApiToken(world.organization.ctx(), {
      name: "Robot",
      expires: "10h",
      permissions: [...permissions],
    });
    token = made.secret;
    tokenId = made.id;
  });

  const createGroup = (displayName: string, key: string, secret = token): Promise<Answer> =>
    callApi("POST", "/groups", { token: secret, body: { displayName }, headers: { "idempotency-key": key } });

  const countOf = async (table: string) => {
    const rows = await (await getDatabase()).query<{ count: number }>(
      `select count(*)::int as count from ${table} where organization_id = $1`,
      [world.organization.id],
    );
    return rows[0]?.count;
  };

  describe("with an Idempotency-Key", () => {
    it("answers the same create sent again as the first time, and does it once", async () => {
      const first = await createGroup("Sales", "sales-1");
      const groups = await countOf(`"group"`);
      const again = await createGroup("Sales", "sales-1");
      expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
      expect([first.headers.get("idempotent-replayed"), again.headers.get("idempotent-replayed")]).toEqual([
        null,
        "true",
      ]);
      expect(await countOf(`"group"`)).toBe(groups);
      expect(await auditOf(world.organization.id, first.body.id)).toHaveLength(1);
    });

    it("does one of many that come at once, and answers all alike", async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => createGroup("Rush", "rush-1")));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(await auditOf(world.organization.id, answers[0]?.body.id)).toHaveLength(1);
    });

    it("refuses the key for another body with 409", async () => {
      await createGroup("First", "reused");
      const other = await createGroup("Second", "reused");
      expect([other.status, other.body.errors[0].field]).toEqual([409, "Idempotency-Key"]);
    });

    it("keeps keys apart by credential and by path", async () => {
      const second = await createApiToken(world.organization.ctx(), {
        name: "Other",
        expires: "10h",
        permissions: [...permissions],
      });
      const own = await createGroup("Mine", "shared");
      expect((await createGroup("Theirs", "shared", second.secret)).body.id).not.toBe(own.body.id);
      const folder = await callApi("POST", "/folders", {
        token,
        body: { name: "Shared" },
        headers: { "idempotency-key": "shared" },
      });
      expect(folder.status).toBe(201);
    });

    it("forgets what was refused: the key may be used again", async () => {
      await createGroup("Taken", "taken-1");
      const refused = await createGroup("Taken", "taken-2");
      expect([refused.status, refused.body.errors[0].field]).toEqual([409, "displayName"]);
      expect((await createGroup("Free", "taken-2")).status).toBe(201);
    });

    it("replays a secret that is shown once, and keeps nothing of it that a copy of the database would open", async () => {
      const send = () =>
        callApi("POST", `/connectors/${world.connectorId}/tokens`, {
          token,
          body: { kind: "bearer", name: "Entra production", expires: "90d" },
          headers: { "idempotency-key": "secret-1" },
        });
      const first = await send();
      expect((await send()).body.secret).toBe(first.body.secret);
      const rows = await (await getDatabase()).query<{ row: string }>("select k::text as row from idempotency_key k");
      const stored = rows.map(({ row }) => row).join("\n");
      for (const plain of [first.body.secret, "Entra production", "secret-1", token]) {
        expect(stored).not.toContain(plain);
        expect(stored).not.toContain(Buffer.from(plain).toString("base64").slice(0, 20));
      }
    });

    it("answers anew after 24 hours, and the clean-up forgets the row", async () => {
      const first = await createGroup("Yesterday", "old");
      await (await getDatabase()).query("update idempotency_key set expires_at = now() - interval '1 second'");
      expect((await createGroup("Today", "old")).body.id).not.toBe(first.body.id);
      await (await getDatabase()).query("update idempotency_key set expires_at = now() - interval '1 second'");
      await deleteExpiredKeys(new Date());
      expect(await countOf("idempotency_key")).toBe(0);
    });

    it("refuses a key that is empty, longer than 255 or not printable", async () => {
      for (const key of ["", "x".repeat(256), "né"]) {
        const answer = await createGroup("Bad key", key);
        expect([answer.status, answer.body.errors[0].field]).toEqual([400, "Idempotency-Key"]);
      }
      expect((await createGroup("Long key", "x".repeat(255))).status).toBe(201);
    });
  });

  describe("with If-Match", () => {
    const group = async () => (await createGroup(`Group ${Math.random()}`, `${Math.random()}`)).body.id as string;
    const rename = (id: string, displayName: string, tag: string) =>
      callApi("PATCH", `/groups/${id}`, { token, body: { displayName }, headers: { "if-match": tag } });

    it("changes the version that is known, told strongly or weakly, and no other", async () => {
      const id = await group();
      const read = await callApi("GET", `/groups/${id}`, { token });
      expect(read.headers.get("etag")).toBe('"1"');
      expect((await rename(id, "Renamed once", '"1"')).headers.get("etag")).toBe('"2"');
      const stale = await rename(id, "Renamed by a slow one", '"1"');
      expect([stale.status, stale.body.code, stale.body.errors[0].field]).toEqual([412, "stale", "If-Match"]);
      expect((await rename(id, "Renamed twice", 'W/"2"')).status).toBe(200);
      expect((await callApi("DELETE", `/groups/${id}`, { token, headers: { "if-match": '"2"' } })).status).toBe(412);
      expect((await callApi("DELETE", `/groups/${id}`, { token, headers: { "if-match": '"3"' } })).status).toBe(204);
    });

    it("lets exactly one of many through who all know the same version", async () => {
      const id = await group();
      const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => rename(id, `Raced ${id} ${n}`, '"1"')));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
    });
  });

  describe("for a page", () => {
    it("answers as many rows as asked, and all of them once by its cursor", async () => {
      for (const n of [1, 2, 3, 4, 5]) await callApi("POST", "/users", { token, body: { userName: `page-${n}` } });
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const query: Record<string, string> = { q: "page-", limit: "2", ...(after === null ? {} : { after }) };
        const page: Answer = await callApi("GET", "/users", { token, query });
        expect(page.body.total).toEqual({ count: 5, exact: true });
        seen.push(...page.body.items.map(({ userName }: { userName: string }) => userName));
        after = page.body.next;
      } while (after !== null);
      expect(seen).toEqual(["page-1", "page-2", "page-3", "page-4", "page-5"]);
      for (const limit of ["0", "201", "1.5", "many", ""]) {
        expect((await callApi("GET", "/users", { token, query: { limit } })).status).toBe(400);
      }
      expect((await callApi("GET", "/users", { token, query: { after: "damaged" } })).status).toBe(400);
    });
  });

  describe("that show another credential", () => {
    it("401 for a connector's token, for Basic, for what is damaged, and for a session's cookie beside it", async () => {
      const connectorToken = await createCredential(world.organization.ctx(), world.connectorId, {
        kind: "bearer",
        name: "Entra",
        expires: "10h",
      });
      const basic = `Basic ${Buffer.from(`robot:${token}`).toString("base64")}`;
      for (const authorization of [
        `Bearer ${connectorToken.secret}`,
        basic,
        `Bearer ${token}x`,
        `Bearer ${token.slice(0, -1)}`,
        "Bearer",
        token,
      ]) {
        const answer = await callApi("GET", "/me", { headers: { authorization, "x-forwarded-for": "192.0.2.7" } });
        expect([authorization.slice(0, 12), answer.status]).toEqual([authorization.slice(0, 12), 401]);
        expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
        expect(answer.text).not.toContain(token);
      }
    });

    it("429 for an address that goes on guessing, and nothing of the kind for a good token from there", async () => {
      const headers = { authorization: "Bearer ush_guess", "x-forwarded-for": "192.0.2.99" };
      let answer = await callApi("GET", "/me", { headers });
      for (let tries = 0; answer.status === 401 && tries < 400; tries += 1)
        answer = await callApi("GET", "/me", { headers });
      expect([answer.status, Number(answer.headers.get("retry-after")) > 0]).toEqual([429, true]);
      const good = await callApi("GET", "/me", { token, headers: { "x-forwarded-for": "192.0.2.99" } });
      expect(good.status).toBe(200);
    });

    it("lets a service account do what its roles allow", async () => {
      const ctx = world.organization.ctx();
      const account = await createServiceAccount(ctx, { name: "Reader", roles: ["Directory Reader"] });
      const { secret } = await createServiceToken(ctx, account.id, { name: "Nightly", expires: "10h" });
      const me = await callApi("GET", "/me", { token: secret });
      expect(me.body.actor).toEqual({ kind: "serviceAccount", id: account.id, name: "Reader" });
      expect((await callApi("GET", "/users", { token: secret })).status).toBe(200);
      expect((await callApi("POST", "/users", { token: secret, body: { userName: "x" } })).status).toBe(403);
      const own = { name: "Own", expires: "10h", permissions: ["user:read"] };
      expect((await callApi("POST", "/api-tokens", { token: secret, body: own })).status).toBe(403);
    });
  });

  it("write down when and from where the token was used", async () => {
    await callApi("GET", "/me", { token, headers: { "x-forwarded-for": "192.0.2.5" } });
    const { lastUsedAt } = await getCredential(world.organization.ctx(), { kind: "people" }, tokenId);
    expect(lastUsedAt).not.toBeNull();
  });

  it("404 and 405 with Allow for what is not there, and 401 about both for a stranger", async () => {
    expect((await callApi("GET", "/nothing/here", { token })).status).toBe(404);
    const wrong = await callApi("PUT", "/users", { token });
    expect([wrong.status, wrong.headers.get("allow"), wrong.body.code]).toEqual([
      405,
      "GET, POST",
      "method_not_allowed",
    ]);
    expect((await callApi("GET", "/nothing/here")).status).toBe(401);
    expect((await callApi("PUT", "/users")).status).toBe(401);
  });

  describe("beyond the limit", () => {
    afterEach(() => {
      delete process.env["USHER_API_REQUESTS_PER_MINUTE"];
      resetEnv();
    });

    it("429 with Retry-After for that credential alone; every answer before tells what is left", async () => {
      process.env["USHER_API_REQUESTS_PER_MINUTE"] = "3";
      resetEnv();
      const ctx = world.organization.ctx();
      const made = await createApiToken(ctx, { name: "Busy", expires: "10h", permissions: ["user:read"] });
      const answers: Answer[] = [];
      for (const path of ["/me", "/users", "/groups", "/me"]) {
        answers.push(await callApi("GET", path, { token: made.secret }));
      }
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 429]);
      expect(answers.map(({ headers }) => headers.get("ratelimit-remaining"))).toEqual(["2", "1", "0", "0"]);
      expect(new Set(answers.map(({ headers }) => headers.get("ratelimit-limit")))).toEqual(new Set(["3"]));
      const wait = Number(answers[3]?.headers.get("retry-after"));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
      const other = await createApiToken(ctx, { name: "Calm", expires: "10h", permissions: ["user:read"] });
      expect((await callApi("GET", "/me", { token: other.secret })).status).toBe(200);
    });
  });
});
