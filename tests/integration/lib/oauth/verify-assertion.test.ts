import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { onEachDatabase } from "@/tests/support/database";
import { type EntraIssuer, startEntraIssuer } from "@/tests/support/entra-issuer";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { askWithAssertion, lastLogged, trustHosts, trustOf } from "@/tests/support/workload";

let entra: EntraIssuer;
let stranger: EntraIssuer;

beforeAll(async () => {
  entra = await startEntraIssuer();
  stranger = await startEntraIssuer();
  trustHosts(entra, stranger);
});
afterAll(async () => {
  trustHosts();
  await entra.stop();
  await stranger.stop();
});

onEachDatabase("an assertion", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  const trust = (more: Parameters<typeof trustOf>[1]) =>
    createWorkloadIdentity(client.ctx, client.connectorId, trustOf(entra, more));
  /** The issuer's address with the keys of somebody else. */
  const otherKeys = () => entra.jwksUri.replace(entra.host, stranger.host);

  beforeEach(async () => {
    client = await scim.connect();
  });
  afterEach(flushRequestLog);

  it("is taken by whichever trust of its subject names its audience", async () => {
    await trust({ name: "A", audiences: ["api://another"] });
    await trust({ name: "B" });
    expect((await askWithAssertion(client, await entra.assertion())).status).toBe(200);
    expect(await lastLogged(client)).toMatchObject({ tokenName: "B" });
    await askWithAssertion(client, await entra.assertion({ aud: "api://a-third" }));
    const refused = await lastLogged(client);
    expect(refused?.causeCode).toBe("assertion_audience");
    expect(refused?.cause).toContain("api://another");
    expect(refused?.cause).toContain(entra.audience);
  });

  it("is proven by the keys of the trust that it is about, and by no other's", async () => {
    await trust({ name: "A", jwksUri: otherKeys() });
    await trust({ name: "B" });
    expect((await askWithAssertion(client, await entra.assertion())).status).toBe(200);
    expect(await lastLogged(client)).toMatchObject({ tokenName: "B" });
  });

  it("is not taken for a trust whose keys did not sign it, whatever it says", async () => {
    await trust({ name: "A", jwksUri: otherKeys() });
    await trust({ name: "B", subject: stranger.subject });
    // Signed by B's keys, about A's subject.
    expect((await askWithAssertion(client, await entra.assertion())).status).toBe(401);
    expect(await lastLogged(client)).toMatchObject({ causeCode: "assertion_signature" });
  });

  it("is taken while the keys of another trust of its subject cannot be fetched; else the answer is 503", async () => {
    const down = await startEntraIssuer();
    down.setDown(true);
    trustHosts(entra, stranger, down);
    await trust({ name: "A", jwksUri: entra.jwksUri.replace(entra.host, down.host) });
    await trust({ name: "B" });
    expect((await askWithAssertion(client, await entra.assertion())).status).toBe(200);
    const forged = await stranger.assertion({ iss: entra.issuer, sub: entra.subject });
    expect((await askWithAssertion(client, forged)).status).toBe(503);
    trustHosts(entra, stranger);
    await down.stop();
  });

  it("about an unknown subject is first proven, so that nothing is said about what nobody signed", async () => {
    await trust({});
    await askWithAssertion(client, await entra.assertion({ sub: stranger.subject, oid: undefined }));
    expect(await lastLogged(client)).toMatchObject({ causeCode: "assertion_subject" });
    await askWithAssertion(client, await stranger.assertion({ iss: entra.issuer }));
    expect(await lastLogged(client)).toMatchObject({ causeCode: "assertion_signature" });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["a number as id", { jti: 7 }, "assertion_malformed"],
    ["an object as id", { jti: { a: 1 } }, "assertion_malformed"],
    ["null as id", { jti: null }, "assertion_malformed"],
    ["an empty id", { jti: "" }, "assertion_malformed"],
    ["a number among its audiences", { aud: [1] }, "assertion_malformed"],
    ["a list among its audiences", { aud: [["x"]] }, "assertion_malformed"],
    ["a list as subject", { sub: ["x"] }, "assertion_malformed"],
    ["a text as end", { exp: "99999999999" }, "assertion_malformed"],
    ["a text as beginning", { nbf: "1" }, "assertion_malformed"],
    ["a number as tenant", { tid: 7 }, "assertion_malformed"],
    ["an end before all time", { exp: -1e20 }, "assertion_time"],
    ["an end after all time", { exp: 1e300 }, "assertion_time"],
    ["a beginning after all time", { nbf: 1e300 }, "assertion_time"],
    ["an issue after all time", { iat: 1e300 }, "assertion_time"],
  ])("with %s is refused, and leaves a row in the request log", async (_name, claims, causeCode) => {
    await trust({});
    const sub = claims["sub"] === undefined ? {} : { sub: [entra.subject] };
    const answer = await askWithAssertion(client, await entra.assertion({ ...claims, ...sub }));
    expect([answer.status, answer.body.error]).toEqual([401, "invalid_client"]);
    expect(await lastLogged(client)).toMatchObject({ status: 401, causeCode });
  });

  it("without a jti may come again, as Entra may keep one for an hour, whatever its uti", async () => {
    await trust({});
    const kept = await entra.assertion({ jti: undefined, uti: "aB3-_x" });
    const statuses: number[] = [];
    for (let round = 0; round < 3; round += 1) statuses.push((await askWithAssertion(client, kept)).status);
    expect(statuses).toEqual([200, 200, 200]);
  });

  it("that fails in a way nobody foresaw is answered in OAuth's words and leaves a row", async () => {
    const made = await trust({});
    await withOrganization(client.organization.id, (tx) =>
      tx.query("update credential set trust = '{}' where id = $1", [made.id]),
    );
    const answer = await askWithAssertion(client, await entra.assertion());
    expect([answer.status, answer.body.error]).toEqual([500, "server_error"]);
    const logged = await lastLogged(client);
    expect(logged).toMatchObject({ status: 500, causeCode: "internal_error", summary: "Get access token" });
    expect(answer.body.error_description).toContain(logged?.id);
  });
});
