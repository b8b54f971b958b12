import { afterEach, beforeEach, expect, it } from "vitest";
import { leasedRateLimit } from "@/lib/auth/leased-rate-limit";
import { resetRequestLimits } from "@/lib/auth/request-limits";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { makeSecret } from "@/lib/credentials/secret";
import { withoutOrganization } from "@/lib/db/without-organization";
import { resetEnv } from "@/lib/env";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { handleScim } from "@/lib/scim/http/handle";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { onEachDatabase } from "@/tests/support/database";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";

function setLimit(requests: string | undefined): void {
  if (requests === undefined) delete process.env["USHER_SCIM_REQUESTS_PER_MINUTE"];
  else process.env["USHER_SCIM_REQUESTS_PER_MINUTE"] = requests;
  resetEnv();
  resetRequestLimits();
}

onEachDatabase("limits of requests", () => {
  const scim = useScim();
  beforeEach(() => withoutOrganization((tx) => tx.query("delete from rate_limit")));
  afterEach(async () => {
    setLimit(undefined);
    await flushRequestLog();
    await withoutOrganization((tx) => tx.query("delete from rate_limit"));
  });

  it("refuse by 429 with Retry-After what comes on top, but never a test of the connection", async () => {
    const client = await scim.connect();
    setLimit("5");
    const answers = await Promise.all(Array.from({ length: 9 }, () => client.send("GET", "/Users")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused?.body).toMatchObject({ schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "429" });
    const probe = `/Users?filter=${encodeURIComponent('userName eq "01995a3e-7f5a-4c3e-8a51-3f1f5a3e7c3e"')}`;
    for (let round = 0; round < 10; round += 1) expect((await client.send("GET", probe)).status).toBe(200);
    await flushRequestLog();
    const logged = (await listRequests(client.ctx, {})).items.filter(({ status }) => status === 429);
    expect(logged).toHaveLength(4);
    expect(logged[0]).toMatchObject({ causeCode: "too_many_requests" });
  });

  it("count each credential by itself, and all of a connector together", async () => {
    const client = await scim.connect();
    const second = await createCredential(client.ctx, client.connectorId, {
      kind: "bearer",
      name: "Two",
      expires: "90d",
    });
    const third = await createCredential(client.ctx, client.connectorId, {
      kind: "bearer",
      name: "Three",
      expires: "90d",
    });
    setLimit("3");
    const send = async (secret: string) =>
      (await client.send("GET", "/Users", { authorization: `Bearer ${secret}` })).status;
    const spend = async (secret: string) => {
      const statuses: number[] = [];
      for (let round = 0; round < 4; round += 1) statuses.push(await send(secret));
      return statuses;
    };
    expect(await spend(client.token)).toEqual([200, 200, 200, 429]);
    expect(await spend(second.secret)).toEqual([200, 200, 200, 429]);
    // Twice the limit of one is the connector's.
    expect(await send(third.secret)).toBe(429);
  });

  it("are shared: two replicas lease from one counter and together give out no more than there is", async () => {
    const [one, two] = [leasedRateLimit("shared", 1000, 60), leasedRateLimit("shared", 1000, 60)];
    let given = 0;
    const drain = async (replica: typeof one) => {
      while ((await replica.take("key")) === null) given += 1;
    };
    await Promise.all([drain(one), drain(two), drain(one), drain(two)]);
    expect(given).toBe(1000);
    expect((await one.take("key"))?.getTime()).toBeGreaterThan(Date.now());
    expect(await one.take("another key")).toBeNull();
  });

  /** As if somebody at the address had guessed so often at the connector, or at no connector of ours. */
  const guessed = (times: number, connectorId: string, network = "192.0.2.1") =>
    withoutOrganization((tx) =>
      tx.query("insert into rate_limit (key, points, expire) values ($1, $2, now() + interval '10 minutes')", [
        `refused-credential:${connectorId}:${network}`,
        times,
      ]),
    );
  const guess = async (client: ScimUnderTest) =>
    (await client.send("GET", "/Users", { authorization: `Bearer ${makeSecret()}` })).status;
  const logged = async (client: ScimUnderTest) => {
    await flushRequestLog();
    return (await listRequests(client.ctx, { outcome: "refused" })).items.map(({ status }) => status);
  };

  it("let nobody guess for ever, and a good credential pass all the same", async () => {
    const client = await scim.connect();
    await guessed(298, client.connectorId);
    const statuses = [await guess(client), await guess(client), await guess(client), await guess(client)];
    expect(statuses).toEqual([401, 401, 429, 429]);
    expect((await client.send("GET", "/Users")).status).toBe(200);
    expect(await logged(client)).toEqual([401, 401]);
    // Counted in memory from here on: no statement asks the table.
    await withoutOrganization((tx) => tx.query("delete from rate_limit"));
    expect(await guess(client)).toBe(429);
    expect(await withoutOrganization((tx) => tx.query("select key from rate_limit"))).toEqual([]);
  });

  it("tell a client in OAuth's words that its guesses are used up", async () => {
    const client = await scim.connect();
    await guessed(300, client.connectorId);
    const answer = await fetch(`${client.url}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: client.connectorId,
        client_secret: makeSecret(),
      }),
    });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual({
      error: "temporarily_unavailable",
      error_description: expect.stringMatching(/^Too many refused credentials .* Try again in \d+ seconds\.$/),
    });
    expect(await logged(client)).toEqual([]);
  });

  it("count guesses per connector, so that nobody uses up those of another one behind the same address", async () => {
    const [one, two] = [await scim.connect(), await scim.connect()];
    await guessed(300, one.connectorId);
    await guessed(300, "unknown");
    expect([await guess(one), await guess(two)]).toEqual([429, 401]);
    expect(await logged(two)).toEqual([401]);
    const nowhere = two.url.replace(two.connectorId, "01995a3e-7f5a-7c3e-8a51-3f1f5a3e7c3e");
    expect((await fetch(`${nowhere}/Users`)).status).toBe(429);
  });

  it("take the addresses of one IPv6 network for one", async () => {
    const client = await scim.connect();
    await guessed(299, client.connectorId, "2001:db8:0:7::/64");
    const from = async (remoteAddress: string) =>
      (await handleScim(new Request(`${client.url}/Users`), { remoteAddress })).status;
    expect(await from("2001:db8:0:7:ffff::1")).toBe(401);
    expect(await from("2001:0db8::7:1:2:3:4")).toBe(429);
    expect(await from("2001:db8:0:8::1")).toBe(401);
  });

  it("are not for a credential that holds and may not do this: that is no guess", async () => {
    const client = await scim.connect();
    const account = await createServiceAccount(client.ctx, { name: "Robot", roles: ["Directory Reader"] });
    const token = await createServiceToken(client.ctx, account.id, { name: "T", expires: "90d" });
    await guessed(299, client.connectorId);
    const send = async () => (await client.send("GET", "/Users", { authorization: `Bearer ${token.secret}` })).status;
    expect([await send(), await send(), await send()]).toEqual([403, 403, 403]);
    expect(await guess(client)).toBe(401);
    expect(await logged(client)).toEqual([401, 403, 403, 403]);
  });
});
