import { afterEach, describe, expect, it, vi } from "vitest";
import { ConnectionError } from "@/lib/entra-client/connection-error";
import { createHttpSender } from "@/lib/entra-client/http";
import type { AcknowledgedWrite, FlagMode, ObservedRequest, Progress } from "@/lib/entra-client/model";
import type { CycleOptions } from "@/lib/entra-client/options";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { type Fault, type SmallServerOptions, startSmallServer } from "./small-scim-server";

// Each run sends hundreds of requests, and the machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of cleanups.splice(0)) await close();
});

async function serve(options: SmallServerOptions = {}) {
  const server = await startSmallServer(options);
  cleanups.push(server.close);
  return server;
}

async function run(serverOptions: SmallServerOptions, options: Partial<CycleOptions> = {}) {
  const server = await serve(serverOptions);
  const report = await runCycle({ url: server.url, token: "secret", users: 24, groups: 3, seed: "spring", ...options });
  return { server, report };
}

describe("against a server that does everything right", () => {
  it.each<FlagMode>(["legacy", "aadOptscim062020", "alternate"])("finds no deviation in mode %s", async (flag) => {
    const { report } = await run({}, { flag });
    expect(report.deviations).toEqual([]);
    expect(report.stopped).toBeNull();
    expect(report.steps).toHaveLength(17);
  });

  it.each([
    [1, 0],
    [1, 1],
    [2, 2],
    [7, 1],
  ])("runs with %i users and %i groups", async (users, groups) => {
    const { report } = await run({}, { users, groups, flag: "alternate" });
    expect(report.deviations).toEqual([]);
  });

  it("leaves nine tenths of the users, and nobody with deleteAll", async () => {
    expect((await run({}, { users: 20 })).server.users.size).toBe(18);
    expect((await run({}, { users: 20, deleteAll: true })).server.users.size).toBe(0);
  });

  it("lets two runs with different seeds share a server", async () => {
    const server = await serve();
    const runs = ["one", "two"].map((seed) =>
      runCycle({ url: server.url, token: "secret", users: 15, groups: 2, seed, flag: "alternate" }),
    );
    for (const report of await Promise.all(runs)) expect(report.deviations).toEqual([]);
  });

  it("sends no Accept and no User-Agent, and Content-Type only with a body", async () => {
    const { server } = await run({}, { users: 2, groups: 1 });
    for (const { method, headers } of server.requests) {
      expect(Object.keys(headers).sort()).toEqual(
        method === "POST" || method === "PATCH"
          ? ["authorization", "connection", "content-length", "content-type", "host"]
          : ["authorization", "connection", "host"],
      );
      if (headers["content-type"]) expect(headers["content-type"]).toBe("application/scim+json; charset=utf-8");
    }
  });

  it("sends the legacy and the flag form in turn when alternating", async () => {
    const observed: ObservedRequest[] = [];
    await run({}, { flag: "alternate", steps: ["users", "disable"], onRequest: (request) => observed.push(request) });
    const bodies = observed.filter(({ request }) => request.method === "PATCH").map(({ request }) => request.body);
    const operations = bodies.flatMap((body) => body?.["Operations"] as { op: string; value: unknown }[]);
    expect(operations.map(({ op, value }) => [op, value])).toEqual(
      expect.arrayContaining([
        ["Replace", "False"],
        ["replace", false],
      ]),
    );
  });
});

describe("what a run reports", () => {
  it("hands over every acknowledged write with what must be readable afterwards", async () => {
    const writes: AcknowledgedWrite[] = [];
    const { server } = await run({}, { users: 5, groups: 1, onAcknowledged: (write) => writes.push(write) });
    const last = new Map(writes.map((write) => [write.id, write]));
    for (const [id, user] of server.users) {
      expect(last.get(id)?.expectation).toMatchObject({ attributes: { userName: user["userName"] } });
    }
    expect(new Set(writes.map((write) => `${write.resource} ${write.kind}`))).toEqual(
      new Set(["Users create", "Users patch", "Users delete", "Groups create", "Groups patch", "Groups delete"]),
    );
  });

  it("counts requests as the server saw them", async () => {
    const progress: Progress[] = [];
    const server = await serve();
    const options = { url: server.url, token: "secret", users: 8, groups: 1 };
    const report = await runCycle(options, (state) => progress.push(state));
    expect(report.requests).toBe(server.requests.length);
    expect(report.steps.reduce((sum, step) => sum + step.requests, 0)).toBe(report.requests);
    expect(progress.filter((state) => state.finished).map((state) => state.step)).toHaveLength(17);
    expect(report.latency.p50).toBeLessThanOrEqual(report.latency.p99);
  });

  it("refuses a choice of steps that lacks what they need", async () => {
    await expect(run({}, { steps: ["managers"] })).rejects.toThrow("Step managers needs users");
  });
});

describe("against a server with one fault", () => {
  const cases: [Fault, Partial<CycleOptions>, string, string][] = [
    ["legacy-remove-empties-group", {}, "member-removal", "missing"],
    ["active-as-text", {}, "users", "JSON Boolean"],
    ["forgets-manager", {}, "managers", "manager"],
    ["members-although-excluded", {}, "members", "no members, they were excluded"],
    ["numeric-error-status", {}, "stale-id", 'status "404" as text'],
    ["json-media-type", {}, "probe", "application/scim+json"],
    ["hides-inactive", {}, "disable", "one match"],
    ["normalises-phone", {}, "incremental", "phoneNumbers"],
    ["false-text-is-truthy", {}, "disable", "active false"],
    ["restore-drops-memberships", {}, "restore", "missing"],
    ["silent-delete", {}, "delete", "status 404"],
    ["drops-last-of-list", { groups: 0 }, "verify", "in the list"],
  ];

  it.each(cases)("%s is a deviation", async (fault, options, step, words) => {
    const { report } = await run({ fault }, options);
    const found = report.deviations.filter((deviation) => deviation.step === step);
    expect(found.map(({ expected, got }) => `${expected} / ${got}`).join("\n")).toContain(words);
    expect(found[0]?.request.target).toMatch(/^\//);
  });

  it("does not notice the truthy text with the flag, whose Booleans are JSON", async () => {
    const { report } = await run(
      { fault: "false-text-is-truthy" },
      { flag: "aadOptscim062020", steps: ["users", "disable"] },
    );
    expect(report.deviations).toEqual([]);
  });

  it("stops like a quarantine when a lookup without a match is 404", async () => {
    const { report, server } = await run({ fault: "probe-404" });
    expect(report.stopped).toMatchObject({ reason: "incompatible", step: "probe" });
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  it("stops when the token is refused", async () => {
    const { report } = await run({ intercept: () => ({ status: 401 }) });
    expect(report.stopped).toMatchObject({ reason: "credentials", step: "probe" });
  });
});

describe("retries", () => {
  it("waits for Retry-After and then goes on", async () => {
    const waits: number[] = [];
    let throttled = 0;
    const { report } = await run(
      { intercept: () => (throttled++ % 10 === 3 ? { status: 429, headers: { "retry-after": "7" } } : null) },
      { users: 3, groups: 1, sleep: async (ms) => void waits.push(ms) },
    );
    expect(report.deviations).toEqual([]);
    expect(report.retries).toBe(waits.length);
    expect(new Set(waits)).toEqual(new Set([7000]));
  });

  it("gives up after the number of tries allowed, which is a deviation", async () => {
    const options = { steps: ["discovery"], retry: { throttled: 2 }, sleep: async () => {} } as const;
    const { report, server } = await run({ intercept: () => ({ status: 503 }) }, options);
    expect(server.requests).toHaveLength(9);
    expect(report.deviations[0]).toMatchObject({ expected: "status 200", got: expect.stringContaining("503") });
  });

  it("answers a lost race for a new user with lookup and PATCH", async () => {
    const server = await serve();
    let hidden = true;
    const first = { url: server.url, token: "secret", users: 1, groups: 0, seed: "race" };
    await runCycle({ ...first, steps: ["users"] });
    const sender = createHttpSender({
      url: server.url,
      credential: { kind: "bearer", token: "secret" },
      maxConnections: 1,
      timeoutMs: 10_000,
    });
    const report = await runCycle({
      ...first,
      steps: ["users", "verify"],
      send: (request) => {
        const blind = hidden && request.target.includes("filter=");
        if (blind) hidden = false;
        return sender.send(blind ? { ...request, target: request.target.replace("%40", "%40nobody.") } : request);
      },
    });
    sender.close();
    expect(report.deviations).toEqual([]);
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "POST", "GET", "POST", "GET", "GET", "GET"]);
    expect(server.users.size).toBe(1);
  });

  it("gets through when every seventh answer is lost after the server has acted", async () => {
    const server = await serve();
    const sender = createHttpSender({
      url: server.url,
      credential: { kind: "bearer", token: "secret" },
      maxConnections: 4,
      timeoutMs: 10_000,
    });
    let sent = 0;
    const report = await runCycle({
      ...{ url: server.url, token: "secret", users: 30, groups: 3, flag: "alternate", deleteAll: true },
      retry: { connection: 20 },
      sleep: async () => {},
      send: async (request) => {
        const answer = await sender.send(request);
        if (++sent % 7 === 0) throw new ConnectionError("ECONNRESET", "lost");
        return answer;
      },
    });
    sender.close();
    expect(report.deviations).toEqual([]);
    expect(report.retries).toBeGreaterThan(40);
    expect(server.users.size).toBe(0);
  });

  it("reports a server that is not there, once", async () => {
    const server = await serve();
    await server.close();
    const report = await runCycle({ url: server.url, token: "secret", users: 1, groups: 0, sleep: async () => {} });
    expect(report.stopped).toMatchObject({ reason: "connection", message: expect.stringContaining("ECONNREFUSED") });
    expect(report.requests).toBe(0);
  });

  it("stops when asked to", async () => {
    const stop = new AbortController();
    const { report } = await run({}, { signal: stop.signal, onRequest: () => stop.abort() });
    expect(report.stopped).toMatchObject({ reason: "aborted" });
  });
});
