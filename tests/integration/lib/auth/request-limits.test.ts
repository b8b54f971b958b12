import { afterEach, beforeEach, expect, it } from "vitest";
import { leasedRateLimit } from "@/lib/auth/leased-rate-limit";
import { resetRequestLimits } from "@/lib/auth/request-limits";
import { createCredential } from "@/lib/credentials/create-credential";
import { makeSecret } from "@/lib/credentials/secret";
import { withoutOrganization } from "@/lib/db/without-organization";
import { resetEnv } from "@/lib/env";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { onEachDatabase } from "@/tests/support/database";
import { useScim } from "@/tests/support/scim";

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

  it("let nobody guess for ever, and a good credential pass all the same", async () => {
    const client = await scim.connect();
    await withoutOrganization((tx) =>
      tx.query("insert into rate_limit (key, points, expire) values ($1, $2, now() + interval '10 minutes')", [
        "refused-credential:192.0.2.1",
        298,
      ]),
    );
    const guess = async () => {
      const answer = await client.send("GET", "/Users", { authorization: `Bearer ${makeSecret()}` });
      return answer.status;
    };
    expect([await guess(), await guess(), await guess(), await guess()]).toEqual([401, 401, 429, 429]);
    expect((await client.send("GET", "/Users")).status).toBe(200);
    const token = await fetch(`${client.url}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: client.connectorId,
        client_secret: makeSecret(),
      }),
    });
    expect(token.status).toBe(429);
    await flushRequestLog();
    const refused = (await listRequests(client.ctx, { outcome: "refused" })).items;
    expect(refused.map(({ status }) => status)).toEqual([401, 401]);
  });
});
