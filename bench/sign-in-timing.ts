// Whether the sign-in tells by its time who exists (docs/security.md): asks a server of its own for known and unknown e-mails in
// random order, and compares the times by the Mann-Whitney test. `npm run bench:sign-in`, after `npm run up` or `npm test` has built.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const people = 40;
/** Fewer than the wrong tries that pause a sign-in. */
const triesEach = 6;
/** |z| beyond which chance explains a difference once in 10,000 runs. */
const limit = 3.9;

interface Server {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

type Ask = (origin: string, email: string) => Promise<void>;

/** Each from a network of its own, so that no limit but the person's counts. */
function headers(): Record<string, string> {
  const [a, b, c] = randomBytes(3);
  return { "content-type": "application/json", "x-forwarded-for": `10.${a}.${b}.${c}` };
}

const ways: Readonly<Record<string, Ask>> = {
  "the way in by e-mail": async (origin, email) => {
    await post(origin, "/api/sign-in/way", { email });
  },
  "a wrong password": async (origin, email) => {
    const answer = await fetch(`${origin}/api/auth/csrf`);
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    await post(
      origin,
      "/api/auth/callback/password",
      { csrfToken, email, password: "wrong", json: "true" },
      { cookie },
    );
  },
};

async function post(origin: string, path: string, body: object, more: Record<string, string> = {}): Promise<Response> {
  const answer = await fetch(`${origin}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin, ...headers(), ...more },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return answer;
}

async function signUp(origin: string): Promise<string> {
  const slug = `org-${randomBytes(6).toString("hex")}`;
  const email = `mia@${slug}.example`;
  const input = { organizationName: "Contoso", slug, email, password: `correct horse ${slug}` };
  const { status } = await post(origin, "/api/sign-up", input);
  if (status !== 201) throw new Error(`Signing up was answered ${status}.`);
  return email;
}

/** Milliseconds of each try, for known and unknown e-mails of the same length. */
async function measure(origin: string, known: readonly string[], ask: Ask) {
  const unknown = known.map(() => `mia@org-${randomBytes(6).toString("hex")}.example`);
  const tries = Array.from({ length: triesEach }, () => [
    ...known.map((email) => ({ email, exists: true })),
    ...unknown.map((email) => ({ email, exists: false })),
  ]).flat();
  const shuffled = tries
    .map((one) => ({ one, key: Math.random() }))
    .sort((left, right) => left.key - right.key)
    .map(({ one }) => one);
  const times = { known: [] as number[], unknown: [] as number[] };
  for (const { email, exists } of shuffled) {
    const began = performance.now();
    await ask(origin, email);
    (exists ? times.known : times.unknown).push(performance.now() - began);
  }
  return times;
}

/** The normal approximation of the Mann-Whitney U test: how many deviations the ranks of `left` lie from those of chance. */
function mannWhitney(left: readonly number[], right: readonly number[]): number {
  const ranked = [
    ...left.map((value) => ({ value, own: true })),
    ...right.map((value) => ({ value, own: false })),
  ].sort((one, other) => one.value - other.value);
  const rankSum = ranked.reduce((sum, { own }, index) => (own ? sum + index + 1 : sum), 0);
  const [n, m] = [left.length, right.length];
  const u = rankSum - (n * (n + 1)) / 2;
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

async function startServer(): Promise<Server> {
  const dataDir = mkdtempSync(join(tmpdir(), "usher-timing-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server: ChildProcess = spawn(process.execPath, ["dist/server.js"], {
    stdio: "ignore",
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      USHER_DATA_DIR: dataDir,
      USHER_TRUST_PROXY: "yes",
      USHER_LOG_LEVEL: "silent",
      DATABASE_URL: "",
      USHER_ORIGIN: "",
    },
  });
  for (let waited = 0; ; waited += 1) {
    const ready = await fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    if (waited > 600 || server.exitCode !== null) throw new Error("Usher did not start. Build it first: npm run up.");
    await new Promise((accept) => setTimeout(accept, 100));
  }
  return {
    origin,
    stop: async () => {
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

const server = await startServer();
try {
  const known: string[] = [];
  for (let count = 0; count < people; count += 1) known.push(await signUp(server.origin));
  let told = false;
  for (const [name, ask] of Object.entries(ways)) {
    await measure(server.origin, known.slice(0, 2), ask);
    const times = await measure(server.origin, known.slice(2), ask);
    const z = mannWhitney(times.known, times.unknown);
    told ||= Math.abs(z) > limit;
    console.log(
      `${name}: known ${median(times.known).toFixed(2)} ms, unknown ${median(times.unknown).toFixed(2)} ms (medians of ${times.known.length}), z = ${z.toFixed(2)}`,
    );
  }
  console.log(told ? "The time tells who exists." : `Indistinguishable: |z| <= ${limit}.`);
  process.exitCode = told ? 1 : 0;
} finally {
  await server.stop();
}
