import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it, vi } from "vitest";
import { getDatabase } from "@/lib/db/database";
import { flushRequestLog, traceRequest } from "@/lib/request-log/background-log";
import { deleteExpiredRequests } from "@/lib/request-log/delete-expired";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequestChoices } from "@/lib/request-log/list-request-choices";
import { listRequests } from "@/lib/request-log/list-requests";
import type { RequestRow } from "@/lib/request-log/request-log-row";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";
import { makeOrganization } from "@/tests/support/make-organization";
import { readAllPages } from "@/tests/support/read-all-pages";

function rowOf(connector: TestConnector, at: Date, row: Partial<RequestRow> = {}): RequestRow {
  return {
    id: uuidv7({ msecs: at.getTime() }),
    connector_id: connector.connectorId,
    at: at.toISOString(),
    token_id: null,
    token_name: "Test",
    remote_address: "192.0.2.1",
    method: "GET",
    path: "/Users",
    status: 200,
    scim_type: null,
    duration_ms: 1.5,
    summary: "List users",
    cause_code: null,
    cause: null,
    cure: null,
    resource_type: null,
    resource_id: null,
    resource_name: null,
    is_probe: false,
    rehearsal_id: null,
    notes: [],
    body: null,
    changes: null,
    ...row,
  };
}

function trace(connector: TestConnector, row: RequestRow | null, at = new Date()): void {
  traceRequest({
    organizationId: connector.organization.id,
    connectorId: connector.connectorId,
    tokenId: null,
    remoteAddress: "192.0.2.1",
    at,
    accepted: true,
    wrote: row === null,
    row,
    rehearsed: false,
  });
}

onEachDatabase("the request log", () => {
  let connector: TestConnector;
  const resource = uuidv7();

  beforeAll(async () => {
    connector = await makeConnector();
    const began = Date.now() - 200_000;
    for (let index = 0; index < 120; index += 1) {
      const kinds: readonly Partial<RequestRow>[] = [
        {},
        { method: "PATCH", status: 400, scim_type: "invalidPath", cause_code: "invalid_path", resource_id: resource },
        { status: 500, cause_code: "internal_error" },
        { is_probe: true, body: { a: ["ü"] }, notes: ["left out"] },
      ];
      trace(connector, rowOf(connector, new Date(began + index * 1000), kinds[index % 4]));
    }
    await flushRequestLog();
  });

  it("list requests filters by cause, status, credential, time and rehearsal, and keeps its pages", async () => {
    const other = await makeConnector();
    const credential = uuidv7();
    const [now, hours] = [Date.now(), 3_600_000];
    const log = (ageHours: number, row: Partial<RequestRow>) => {
      const at = new Date(now - ageHours * hours);
      trace(other, rowOf(other, at, row), at);
    };
    for (let index = 0; index < 60; index += 1) log(2, { status: 409, cause_code: "username_taken", summary: "taken" });
    log(0.5, { token_id: credential, token_name: "Entra production", summary: "mine" });
    log(30, { status: 404, cause_code: "not_found", summary: "gone" });
    log(24 * 10, { summary: "old" });
    log(0, { rehearsal_id: uuidv7(), token_id: uuidv7(), token_name: "Rehearsal", summary: "rehearsed" });
    await flushRequestLog();
    const found = async (params: Parameters<typeof listRequests>[1]) => {
      const items = await readAllPages((cursor) => listRequests(other.ctx, { ...params, ...cursor }));
      return [...new Set(items.map(({ summary }) => summary))].sort();
    };
    const pages = await readAllPages((cursor) => listRequests(other.ctx, { cause: "username_taken", ...cursor }));
    expect(pages).toHaveLength(60);
    expect(await found({ status: "404" })).toEqual(["gone"]);
    expect(await found({ cause: "not_found", status: "409" })).toEqual([]);
    expect(await found({ credential })).toEqual(["mine"]);
    expect(await found({ period: "1h" })).toEqual(["mine"]);
    expect(await found({ period: "24h" })).toEqual(["mine", "taken"]);
    expect(await found({ period: "7d" })).toEqual(["gone", "mine", "taken"]);
    expect(await found({ period: "30d" })).toEqual(["gone", "mine", "old", "taken"]);
    const day = (age: number) => new Date(now - age * 24 * hours).toISOString().slice(0, 10);
    expect(await found({ to: day(5) })).toEqual(["old"]);
    expect(await found({ from: day(11), to: day(9) })).toEqual(["old"]);
    expect(await found({ from: day(0), to: day(1) })).toEqual([]);
    expect(await found({ rehearsals: "1", period: "1h" })).toEqual(["mine", "rehearsed"]);
    expect(await listRequestChoices(other.ctx)).toEqual({
      causes: ["not_found", "username_taken"],
      credentials: [{ id: credential, name: "Entra production" }],
    });
    expect(await listRequestChoices((await makeOrganization()).ctx())).toEqual({ causes: [], credentials: [] });
    expect(() => listRequestChoices(other.organization.ctx("User"))).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });

  it("list requests turns its pages forwards and backwards, newest first", async () => {
    const items = await readAllPages((cursor) => listRequests(connector.ctx, cursor));
    expect(items).toHaveLength(120);
    expect(items.map((item) => item.at)).toEqual(
      items
        .map((item) => item.at)
        .sort()
        .reverse(),
    );
  });

  it.each([
    [{ outcome: "accepted" } as const, 60],
    [{ outcome: "refused" } as const, 30],
    [{ outcome: "failed" } as const, 30],
    [{ method: "PATCH" } as const, 30],
    [{ resource }, 30],
    [{ hideTests: "1" } as const, 90],
  ])("list requests keeps to %j", async (params, count) => {
    expect((await listRequests(connector.ctx, params)).total).toEqual({ count, exact: true });
  });

  it("get request tells the whole story", async () => {
    const probe = (await listRequests(connector.ctx, {})).items.find((item) => item.isProbe);
    expect(await getRequest(connector.ctx, probe?.id ?? "")).toEqual({
      ...probe,
      url: `http://localhost:3000/scim/v2/${connector.connectorId}/Users`,
      remoteAddress: "192.0.2.1",
      notes: ["left out"],
      body: { a: ["ü"] },
      changes: null,
    });
  });

  it("hides the requests of another organization", async () => {
    const other = await makeOrganization();
    const [item] = (await listRequests(connector.ctx, {})).items;
    expect((await listRequests(other.ctx(), { connector: connector.connectorId })).items).toEqual([]);
    for (const id of [item!.id, uuidv7(), "x"]) {
      await expect(getRequest(other.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is forbidden without log:read", async () => {
    const ctx = connector.organization.ctx("User");
    await expect(listRequests(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getRequest(ctx, uuidv7())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("forgets what is older than its days, in every organization, and nothing younger", async () => {
    const [one, two] = [await makeConnector(), await makeConnector()];
    const now = new Date("2026-06-01T12:00:00.000Z");
    const day = 86_400_000;
    for (const made of [one, two]) {
      for (const age of [91 * day, 90 * day + 1, 90 * day, 1]) trace(made, rowOf(made, new Date(now.getTime() - age)));
    }
    for (let index = 0; index < 2500; index += 1) trace(one, rowOf(one, new Date(now.getTime() - 100 * day + index)));
    await flushRequestLog();
    expect(await deleteExpiredRequests(90, now)).toBe(2504);
    for (const made of [one, two]) {
      const left = await listRequests(made.ctx, {});
      expect(left.items.map((item) => now.getTime() - new Date(item.at).getTime())).toEqual([1, 90 * day]);
    }
    expect(await deleteExpiredRequests(90, now)).toBe(0);
  });

  it("writes in the background many requests in few transactions", async () => {
    const made = await makeConnector();
    const database = await getDatabase();
    const transaction = vi.spyOn(database, "transaction");
    const began = new Date();
    for (let index = 0; index < 1200; index += 1) trace(made, rowOf(made, began), began);
    expect((await listRequests(made.ctx, {})).total.count).toBe(0);
    transaction.mockClear();
    await flushRequestLog();
    expect(transaction.mock.calls.length).toBeLessThanOrEqual(3);
    transaction.mockRestore();
    expect((await listRequests(made.ctx, {})).total.count).toBe(1200);
  });

  it("writes by itself soon after, and notes when the connector was last heard of", async () => {
    const made = await makeConnector();
    const at = new Date("2026-05-01T10:00:00.000Z");
    trace(made, rowOf(made, at), at);
    await vi.waitFor(async () => expect((await listRequests(made.ctx, {})).total.count).toBe(1), 5000);
    const [row] = await (await getDatabase()).query<{ last_contact_at: Date; last_write_at: Date | null }>(
      "select last_contact_at, last_write_at from connector where id = $1",
      [made.connectorId],
    );
    expect(row).toEqual({ last_contact_at: at, last_write_at: null });
  });

  it("goes on with the other organizations when the rows of one cannot be written", async () => {
    const [broken, fine] = [await makeConnector(), await makeConnector()];
    trace(broken, rowOf(broken, new Date(), { id: "not an id" }));
    trace(fine, rowOf(fine, new Date()));
    await flushRequestLog();
    expect((await listRequests(broken.ctx, {})).total.count).toBe(0);
    expect((await listRequests(fine.ctx, {})).total.count).toBe(1);
  });
});
