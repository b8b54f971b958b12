import { beforeAll, expect, it } from "vitest";
import { resetRequestLimits } from "@/lib/auth/request-limits";
import { updateConnector } from "@/lib/connectors/update-connector";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { withOrganization } from "@/lib/db/with-organization";
import { env, resetEnv } from "@/lib/env";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import {
  bulkRequestUrn,
  bulkResponseUrn,
  enterpriseUserUrn,
  groupUrn,
  patchOpUrn,
  userUrn,
} from "@/lib/scim/protocol/urns";
import { connectWith } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError, scimJson } from "@/tests/support/expect-scim";
import { auditOf } from "@/tests/support/make-organization";
import { type Answer, type ScimUnderTest, scimClient, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, type Resource, read, unknownId } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.7 bulk", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  const send = (client: ScimUnderTest, operations: readonly object[], more: object = {}): Promise<Answer> =>
    client.send("POST", "/Bulk", { body: { schemas: [bulkRequestUrn], ...more, Operations: operations } });
  async function done(client: ScimUnderTest, operations: readonly object[], more: object = {}): Promise<Resource[]> {
    const answer = await send(client, operations, more);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers.get("content-type")).toBe(scimJson);
    expect(answer.body.schemas).toEqual([bulkResponseUrn]);
    return answer.body.Operations;
  }
  const user = (bulkId: string, userName: string, more: object = {}) => ({
    method: "POST",
    path: "/Users",
    bulkId,
    data: { schemas: [userUrn], userName, ...more },
  });
  const group = (bulkId: string, displayName: string, ...members: string[]) => ({
    method: "POST",
    path: "/Groups",
    bulkId,
    data: { schemas: [groupUrn], displayName, members: members.map((value) => ({ type: "User", value })) },
  });
  const managed = (bulkId: string) => ({ [enterpriseUserUrn]: { manager: { value: bulkId } } });
  const statuses = (outcomes: readonly Resource[]) => outcomes.map(({ status }) => status);
  const idOf = ({ location }: Resource) => location.slice(location.lastIndexOf("/") + 1);

  it("§3.7.3 does the RFC's example: POST, PUT, PATCH and DELETE, each with location, method and status", async () => {
    const [put, patched, gone] = await Promise.all(
      ["bulk-put", "bulk-patch", "bulk-delete"].map((userName) => makeUser(connector, { userName, title: "x" })),
    );
    const outcomes = await done(
      connector,
      [
        user("qwerty", "Alice"),
        { method: "PUT", path: `/Users/${put.id}`, data: { schemas: [userUrn], userName: "Bob" } },
        {
          method: "PATCH",
          path: `/Users/${patched.id}`,
          data: {
            schemas: [patchOpUrn],
            Operations: [
              { op: "remove", path: "nickName" },
              { op: "add", path: "userName", value: "Dave" },
            ],
          },
        },
        { method: "DELETE", path: `/Users/${gone.id}` },
      ],
      { failOnErrors: 1 },
    );
    const at = (id: string) => `${env().USHER_ORIGIN}/scim/v2/${connector.connectorId}/Users/${id}`;
    const alice = idOf(outcomes[0]);
    expect(outcomes).toEqual([
      { location: at(alice), method: "POST", bulkId: "qwerty", version: 'W/"1"', status: "201" },
      { location: at(put.id), method: "PUT", version: 'W/"2"', status: "200" },
      { location: at(patched.id), method: "PATCH", version: 'W/"2"', status: "200" },
      { location: at(gone.id), method: "DELETE", status: "204" },
    ]);
    expect(await read(connector, `/Users/${alice}`)).toMatchObject({ userName: "Alice", meta: { version: 'W/"1"' } });
    expect((await read(connector, `/Users/${put.id}`)).userName).toBe("Bob");
    expect(await read(connector, `/Users/${put.id}`)).not.toHaveProperty("title");
    expect((await read(connector, `/Users/${patched.id}`)).userName).toBe("Dave");
    expectScimError(await connector.send("GET", `/Users/${gone.id}`), 404);
  });

  it("§3.7.2 resolves a bulkId in members, before and after the operation that it names", async () => {
    const outcomes = await done(connector, [
      group("ytrewq", "Tour Guides", "bulkId:qwerty"),
      user("qwerty", "Alice Tour"),
      group("later", "After", "bulkId:qwerty"),
    ]);
    expect(outcomes.map(({ bulkId, status }) => [bulkId, status])).toEqual([
      ["ytrewq", "201"],
      ["qwerty", "201"],
      ["later", "201"],
    ]);
    for (const at of [0, 2]) {
      const { members } = await read(connector, `/Groups/${idOf(outcomes[at])}`);
      expect(members.map(({ value }: Resource) => value)).toEqual([idOf(outcomes[1])]);
    }
  });

  it("§3.7.2 resolves a bulkId in manager.value, in the operations of a PATCH and in a path", async () => {
    const team = await makeGroup(connector, { displayName: "Patched by bulk" });
    const outcomes = await done(connector, [
      {
        method: "PATCH",
        path: "/Users/bulkId:report",
        data: {
          schemas: [patchOpUrn],
          Operations: [{ op: "replace", path: "title", value: "bulkId:boss" }],
        },
      },
      user("report", "bulk-report", managed("bulkId:boss")),
      {
        method: "PATCH",
        path: `/Groups/${team.id}`,
        data: {
          schemas: [patchOpUrn],
          Operations: [
            { op: "add", path: "members", value: [{ value: "bulkId:boss" }, { value: "bulkId:report" }] },
            { op: "remove", path: 'members[value eq "bulkId:report"]' },
          ],
        },
      },
      user("boss", "bulk-boss"),
    ]);
    expect(statuses(outcomes)).toEqual(["200", "201", "204", "201"]);
    const report = await read(connector, `/Users/${idOf(outcomes[1])}`);
    expect(report[enterpriseUserUrn].manager.value).toBe(idOf(outcomes[3]));
    // Only members and managers are references: this is somebody's title.
    expect(report.title).toBe("bulkId:boss");
    const { members } = await read(connector, `/Groups/${team.id}`);
    expect(members.map(({ value }: Resource) => value)).toEqual([idOf(outcomes[3])]);
  });

  it("§3.7.1 makes resources that name one another: two people, oneself, a user and a group, two groups", async () => {
    const outcomes = await done(connector, [
      user("a", "circle-a", managed("bulkId:b")),
      user("b", "circle-b", managed("bulkId:a")),
      user("self", "circle-self", managed("bulkId:self")),
      group("g", "circle g", "bulkId:u"),
      user("u", "circle-u", { ...managed("bulkId:a"), groups: [{ value: "bulkId:g" }] }),
      { ...group("g1", "circle g1", "bulkId:g2", "bulkId:u") },
      group("g2", "circle g2", "bulkId:g1", "bulkId:u"),
    ]);
    expect(statuses(outcomes)).toEqual(outcomes.map(() => "201"));
    const managerOf = async (at: number) =>
      (await read(connector, `/Users/${idOf(outcomes[at])}`))[enterpriseUserUrn].manager.value;
    expect([await managerOf(0), await managerOf(1), await managerOf(2)]).toEqual(
      [1, 0, 2].map((at) => idOf(outcomes[at])),
    );
    expect((await read(connector, `/Users/${idOf(outcomes[4])}`)).groups).toHaveLength(3);
    for (const outcome of outcomes) {
      const path = outcome.location.slice(
        outcome.location.indexOf(connector.connectorId) + connector.connectorId.length,
      );
      expect((await read(connector, path)).meta.version).toBe(outcome.version);
    }
  });

  it("§3.7.1 makes nothing of a circle of which one part is refused, and tells each why", async () => {
    await makeUser(connector, { userName: "circle-taken" });
    const outcomes = await done(connector, [
      user("x", "circle-x", managed("bulkId:y")),
      user("y", "CIRCLE-TAKEN", managed("bulkId:x")),
      user("z", "circle-z", managed("bulkId:y")),
      user("free", "circle-free"),
    ]);
    expect(statuses(outcomes)).toEqual(["409", "409", "409", "201"]);
    expect(outcomes[1].response).toMatchObject({ scimType: "uniqueness", status: "409" });
    expect(outcomes[0].response.detail).toContain("Operation 2, which bulkId:y refers to, was refused");
    expect(outcomes[0]).not.toHaveProperty("location");
    const found = await read(connector, `/Users?filter=${encodeURIComponent('userName sw "circle-x"')}`);
    expect(found.totalResults).toBe(0);
  });

  it("§3.7.1 refuses a reference to nowhere for that operation alone", async () => {
    const outcomes = await done(connector, [
      user("ok", "nowhere-ok"),
      user("bad", "nowhere-bad", managed("bulkId:missing")),
      group("g", "nowhere", "bulkId:ok", "bulkId:missing"),
      { method: "DELETE", path: "/Users/bulkId:missing" },
    ]);
    expect(statuses(outcomes)).toEqual(["201", "400", "400", "400"]);
    for (const { response } of outcomes.slice(1)) {
      expect(response.detail).toContain("No POST of this request has the bulkId missing");
    }
    expect((await read(connector, '/Groups?filter=displayName eq "nowhere"')).totalResults).toBe(0);
  });

  it("§3.7 goes on after errors, or stops once failOnErrors of them have come", async () => {
    const bad = (index: number) => ({ ...user(`bad${index}`, ""), data: { schemas: [userUrn] } });
    const operations = (prefix: string) => [
      user("1", `${prefix}-1`),
      bad(2),
      user("3", `${prefix}-3`),
      bad(4),
      user("5", `${prefix}-5`),
    ];
    expect(statuses(await done(connector, operations("go-on")))).toEqual(["201", "400", "201", "400", "201"]);
    expect(statuses(await done(connector, operations("stop-1"), { failOnErrors: 1 }))).toEqual(["201", "400"]);
    expect(statuses(await done(connector, operations("stop-2"), { failOnErrors: 2 }))).toEqual([
      "201",
      "400",
      "201",
      "400",
    ]);
    const found = await read(connector, `/Users?filter=${encodeURIComponent('userName sw "stop-"')}`);
    expect(found.totalResults).toBe(3);
    for (const failOnErrors of [0, -1, 1.5, "1", []]) {
      expectScimError(await send(connector, [], { failOnErrors }), 400, "invalidValue");
    }
  });

  it("§3.7.3 answers each refusal as the single request would, with the error as response", async () => {
    const known = await makeUser(connector, { userName: "bulk-errors" });
    const patch = (data: object) => ({ method: "PATCH", path: `/Users/${known.id}`, data });
    const cases: readonly (readonly [object, string, string?])[] = [
      [user("taken", "BULK-ERRORS"), "409", "uniqueness"],
      [patch({ schemas: [patchOpUrn], Operations: [{ op: "add", path: "nope[", value: 1 }] }), "400", "invalidPath"],
      [patch({ Operations: [] }), "400", "invalidSyntax"],
      [{ method: "DELETE", path: `/Users/${unknownId}` }, "404"],
      [{ method: "PUT", path: "/Users/x", data: { schemas: [userUrn], userName: "x" } }, "404"],
      [{ method: "DELETE", path: "/Users" }, "405"],
      [{ method: "POST", path: `/Users/${known.id}`, bulkId: "p", data: {} }, "405"],
      [{ method: "DELETE", path: "/Schemas/x" }, "404"],
      [{ method: "DELETE", path: "/__proto__/x" }, "404"],
      [{ method: "DELETE", path: "/Users/%E0%A4%A" }, "404"],
      [{ method: "POST", path: "/Bulk", bulkId: "nested", data: {} }, "404"],
      [{ method: "GET", path: "/Users" }, "400", "invalidSyntax"],
      [
        { method: "POST", path: "/Users", data: { schemas: [userUrn], userName: "no-bulk-id" } },
        "400",
        "invalidSyntax",
      ],
      [user("taken", "twice-the-same-bulk-id"), "400", "invalidValue"],
      [{ method: "PUT", path: `/Users/${known.id}` }, "400", "invalidSyntax"],
      [{ method: "PUT", data: {} }, "400", "invalidSyntax"],
      [{}, "400", "invalidSyntax"],
      [user("nul", "nul\u0000"), "400", "invalidValue"],
    ];
    const outcomes = await done(
      connector,
      cases.map(([operation]) => operation),
    );
    for (const [at, [operation, status, scimType]] of cases.entries()) {
      const { response, ...outcome } = outcomes[at];
      expect([operation, outcome.status, response.scimType]).toEqual([operation, status, scimType]);
      expect(response).toMatchObject({ status, detail: expect.stringMatching(/\S/) });
    }
  });

  it("§3.7 takes the version of an operation as If-Match", async () => {
    const known = await makeUser(connector, { userName: "bulk-versions" });
    const path = `/Users/${known.id}`;
    const change = (title: string, version: string) => ({
      method: "PATCH",
      path,
      version,
      data: { schemas: [patchOpUrn], Operations: [{ op: "replace", path: "title", value: title }] },
    });
    const outcomes = await done(connector, [
      change("first", known.meta.version),
      change("second", known.meta.version),
      { method: "DELETE", path, version: known.meta.version },
      change("third", "😀"),
      change("fourth", "no tag"),
    ]);
    expect(statuses(outcomes)).toEqual(["200", "412", "412", "400", "400"]);
    expect((await read(connector, path)).title).toBe("first");
  });

  it("§3.7 refuses an envelope that is none, as a SCIM error", async () => {
    for (const raw of [
      "[]",
      "{}",
      `{"schemas":["${bulkRequestUrn}"]}`,
      `{"schemas":["${bulkRequestUrn}"],"Operations":[1]}`,
    ]) {
      expectScimError(await connector.send("POST", "/Bulk", { raw }), 400, "invalidSyntax");
    }
    expectScimError(await connector.send("GET", "/Bulk"), 405);
    expectScimError(await connector.send("POST", "/Bulk/x", { body: {} }), 404);
    expect(await done(connector, [])).toEqual([]);
  });

  it("§3.7.4 tells its limits and enforces them with 413", async () => {
    const { bulk } = await read(connector, "/ServiceProviderConfig");
    expect(bulk).toEqual({ supported: true, maxOperations: 1000, maxPayloadSize: 1_048_576 });
    const remove = { method: "DELETE", path: `/Users/${unknownId}` };
    const many = await send(
      connector,
      Array.from({ length: 1001 }, () => remove),
    );
    expectScimError(many, 413);
    expect(many.body.detail).toContain("1000");
    const envelope = JSON.stringify({ schemas: [bulkRequestUrn], Operations: [] });
    const padded = (size: number) => connector.send("POST", "/Bulk", { raw: envelope.padEnd(size, " ") });
    const large = await padded(bulk.maxPayloadSize + 1);
    expectScimError(large, 413);
    expect(large.body.detail).toContain("1048576");
    expect((await padded(bulk.maxPayloadSize)).status).toBe(200);
  });

  it("does 1,000 operations, one transaction and one audit row each", { timeout: 120_000 }, async () => {
    const client = await scim.connect();
    const operations = Array.from({ length: 999 }, (_, index) => user(`u${index}`, `many-${index}`));
    const ids = operations.map(({ bulkId }) => `bulkId:${bulkId}`);
    const outcomes = await done(client, [group("all", "Everybody", ...ids), ...operations]);
    expect(new Set(statuses(outcomes))).toEqual(new Set(["201"]));
    expect((await read(client, `/Groups/${idOf(outcomes[0])}`)).members).toHaveLength(999);
    const audited = await auditOf(client.organization.id, idOf(outcomes[500]));
    expect(audited.map(({ action }) => action)).toEqual(["user.create"]);
  });

  it("leaves one row in the request log that counts them and names the refused, and audit rows that lead to it", async () => {
    const client = await scim.connect();
    const [made] = await done(client, [
      user("a", "logged-a"),
      user("b", "LOGGED-A"),
      group("g", "Logged", "bulkId:a", unknownId),
    ]);
    await flushRequestLog();
    const { items } = await listRequests(client.ctx, {});
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ method: "POST", path: "/Bulk", status: 200, summary: "Bulk: 2 done, 1 refused" });
    const row = await getRequest(client.ctx, items[0]!.id);
    expect(row.notes).toEqual([
      expect.stringMatching(/^Operation 2 \(POST \/Users, bulkId b\) was refused with 409: Another user/),
      `Operation 3: members: ${unknownId} was left out, because no user has this id.`,
    ]);
    expect(row).toMatchObject({
      causeCode: "username_taken",
      cause: expect.stringMatching(/^Operation 2: Another user/),
    });
    const entries = await withOrganization(client.organization.id, (tx) =>
      tx.query("select action, request_id from audit_entry where target_id = $1", [idOf(made)]),
    );
    expect(entries).toEqual([{ action: "user.create", request_id: row.id }]);
  });

  it("leaves one row as well when all were refused, and when there were none", async () => {
    const client = await scim.connect();
    await done(client, [{ method: "DELETE", path: `/Users/${unknownId}` }]);
    await done(client, []);
    await flushRequestLog();
    const { items } = await listRequests(client.ctx, {});
    expect(items.map(({ summary }) => summary).sort()).toEqual(["Bulk: 0 done", "Bulk: 0 done, 1 refused"]);
  });

  it("needs a credential, and provisioning that is on", async () => {
    const client = await scim.connect();
    expectScimError(await client.send("POST", "/Bulk", { body: {}, authorization: null }), 401);
    await updateConnector(client.ctx, client.connectorId, { provisioningOn: false });
    const answer = await send(client, [user("a", "while-off")]);
    expectScimError(answer, 503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await read(client, '/Users?filter=userName eq "while-off"')).totalResults).toBe(0);
  });

  it("keeps the guard: what a single request may not take, an operation may not either", async () => {
    const client = await connectWith(scim, { guardLimit: 1 });
    const people = await Promise.all([1, 2, 3].map((n) => makeUser(client, { userName: `guarded-${n}` })));
    const off = (id: string) => ({
      method: "PATCH",
      path: `/Users/${id}`,
      data: { schemas: [patchOpUrn], Operations: [{ op: "Replace", path: "active", value: "False" }] },
    });
    const outcomes = await done(client, [...people.map(({ id }) => off(id)), user("new", "guarded-new")]);
    expect(statuses(outcomes)).toEqual(["200", "503", "503", "503"]);
    expect(outcomes[3].response.detail).toContain("guard holds");
  });

  it("does what an earlier operation made possible: a metadata key that it brought", async () => {
    const metadataUrn = "urn:ietf:params:scim:schemas:extension:2.0:Metadata";
    const outcomes = await done(connector, [
      user("m1", "metadata-1", { [metadataUrn]: { BulkKey: "1" } }),
      user("m2", "metadata-2", { [metadataUrn]: { bulkkey: "2" } }),
    ]);
    expect(statuses(outcomes)).toEqual(["201", "201"]);
    expect((await read(connector, `/Users/${idOf(outcomes[1])}`))[metadataUrn]).toEqual({ BulkKey: "2" });
  });

  it("lets a token do no more than its permissions", async () => {
    const client = await scim.connect();
    const known = await makeUser(client, { userName: "not-for-this-token" });
    const permissions = ["user:create", "user:read"];
    const { secret } = await createApiToken(client.ctx, { name: "Creator", expires: "never", permissions });
    const limited = scimClient({ ...client, token: secret }, new URL(client.url).origin);
    const outcomes = await done(limited, [
      user("a", "by-a-limited-token"),
      { method: "DELETE", path: `/Users/${known.id}` },
      group("g", "By a limited token", "bulkId:a"),
    ]);
    expect(statuses(outcomes)).toEqual(["201", "403", "403"]);
    expect(outcomes[1].response.detail).toContain("user:delete");
  });

  it("reaches nothing of another organization", async () => {
    const client = await scim.connect();
    const foreign = await scim.connect();
    const theirs = await makeUser(foreign, { userName: "theirs" });
    const outcomes = await done(client, [
      { method: "DELETE", path: `/Users/${theirs.id}` },
      group("g", "Foreign", theirs.id),
    ]);
    expect(statuses(outcomes)).toEqual(["404", "201"]);
    expect(await read(client, `/Groups/${idOf(outcomes[1])}`)).not.toHaveProperty("members");
    expect((await read(foreign, `/Users/${theirs.id}`)).id).toBe(theirs.id);
  });

  it("takes a path of a usual length, and one that refers to itself as soon as one of a thousand slashes", async () => {
    const client = await scim.connect();
    const path = (slashes: number) => `${"/".repeat(slashes)}Users`;
    const self = { ...user("self", "self", managed("bulkId:self")), path: path(1000) };
    const outcomes = await done(client, [self, { ...user("long", "long", managed("bulkId:long")), path: path(3000) }]);
    expect(statuses(outcomes)).toEqual(["201", "400"]);
    expect(outcomes[1].response.detail).toContain("2000 characters");
    const made = await read(client, `/Users/${idOf(outcomes[0])}`);
    expect(made[enterpriseUserUrn].manager.value).toBe(made.id);
  });

  it("takes a PATCH that has the bulkId of the user whom it is about", async () => {
    const client = await scim.connect();
    const data = { schemas: [patchOpUrn], Operations: [{ op: "add", path: "title", value: "Chief" }] };
    const outcomes = await done(client, [
      user("same", "same"),
      { method: "PATCH", path: "/Users/bulkId:same", bulkId: "same", data },
    ]);
    expect(statuses(outcomes)).toEqual(["201", "200"]);
    expect((await read(client, `/Users/${idOf(outcomes[0])}`)).title).toBe("Chief");
  });

  it("counts each operation against the rate limit", async () => {
    process.env["USHER_SCIM_REQUESTS_PER_MINUTE"] = "5";
    resetEnv();
    resetRequestLimits();
    try {
      const client = await scim.connect();
      const outcomes = await done(
        client,
        Array.from({ length: 7 }, (_, index) => user(`${index}`, `limited-${index}`)),
      );
      expect(statuses(outcomes)).toEqual(["201", "201", "201", "201", "201", "429", "429"]);
      expect(outcomes[5].response.detail).toContain("Try again in");
      expectScimError(await client.send("GET", "/Users"), 429);
    } finally {
      delete process.env["USHER_SCIM_REQUESTS_PER_MINUTE"];
      resetEnv();
      resetRequestLimits();
    }
  });
});
