import { beforeAll, expect, it } from "vitest";
import {
  type Exception,
  fill,
  fillJson,
  type MadeText,
  type Marks,
  makeBody,
  makePath,
} from "@/tests/conformance/vectors/vectors";
import file from "@/tests/fixtures/vectors-negative.json";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type Answer, type ScimUnderTest, useScim } from "@/tests/support/scim";
import { sendUntouched } from "@/tests/support/send-untouched";

interface Expectation {
  readonly status: number | "reset";
  readonly scimType?: string;
  readonly startIndex?: number;
  readonly resources?: number;
  readonly totalResults?: number;
  readonly totalAtLeast?: number;
  readonly has?: readonly string[];
  /** Of the parallel answers. */
  readonly times?: number;
}

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly method: string;
  readonly path: MadeText;
  readonly headers?: Readonly<Record<string, string>>;
  readonly auth?: string | null;
  readonly raw?: string;
  readonly base64?: string;
  readonly body?: unknown;
  readonly gen?: { readonly [key: string]: unknown };
  readonly parallel?: number;
  readonly expect: readonly Expectation[];
  readonly notIn?: readonly string[];
  readonly then?: { readonly method: string; readonly path: string; readonly notIn?: readonly string[] };
  readonly maxMs?: number;
}

type Outcome = Answer | "reset";

const vectors = file.vectors as readonly Vector[];
const exceptions: readonly Exception[] = [];
const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";

onEachDatabase("negative vector", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let marks: Marks;

  beforeAll(async () => {
    connector = await scim.connect();
    const make = async (path: string, body: object) => {
      const answer = await connector.send("POST", path, { body });
      expect(answer.status, answer.text).toBe(201);
      return answer.body.id as string;
    };
    const userName = "neg-user";
    const gone = await make("/Users", { schemas: [userUrn], userName: "neg-gone" });
    await connector.send("DELETE", `/Users/${gone}`);
    marks = {
      userName,
      gone,
      user: await make("/Users", { schemas: [userUrn], userName }),
      user2: await make("/Users", { schemas: [userUrn], userName: "neg-user-2" }),
      group: await make("/Groups", { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "neg" }),
      token: connector.token,
      token64: Buffer.from(connector.token).toString("base64"),
    };
  });

  const run = vectors.filter(({ id }) => !exceptions.some((exception) => exception.id === id));
  it.for(run.map((vector) => [`${vector.id} ${vector.title}`, vector] as const))("%s", async ([, vector]) => {
    const own = { ...marks, n: vector.id.toLowerCase() };
    const started = performance.now();
    const outcomes = await Promise.all(
      Array.from({ length: vector.parallel ?? 1 }, () => send(connector, vector, own)),
    );
    if (vector.maxMs !== undefined) expect(performance.now() - started).toBeLessThan(vector.maxMs);
    for (const outcome of outcomes) expectWellFormed(outcome, vector);
    if (vector.parallel === undefined) {
      const [outcome] = outcomes;
      expect(
        vector.expect.some((expectation) => fits(outcome, expectation)),
        textOf(outcome),
      ).toBe(true);
    } else {
      const counts = vector.expect.map(
        (expectation) => outcomes.filter((outcome) => fits(outcome, expectation)).length,
      );
      expect(counts).toEqual(vector.expect.map(({ times }) => times));
    }
    await expectWrittenAsSent(connector, vector, outcomes[0]);
    if (vector.then === undefined) return;
    const second = await connector.send(vector.then.method, fill(vector.then.path, own));
    for (const text of vector.then.notIn ?? []) expect(second.text).not.toContain(text);
  });
});

async function send(connector: ScimUnderTest, vector: Vector, marks: Marks): Promise<Outcome> {
  const url = new URL(connector.url);
  const path = makePath(vector.path, url.pathname);
  const authorization = vector.auth === undefined ? `Bearer ${connector.token}` : vector.auth;
  const body = bodyOf(vector, marks);
  const headers = {
    ...(authorization === null ? {} : { Authorization: fill(authorization, marks) }),
    ...(body === null ? {} : { "Content-Type": "application/scim+json" }),
    ...vector.headers,
  };
  try {
    return await sendUntouched(url.origin, { method: vector.method, path: fill(path, marks), headers, body });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ECONNRESET" || code === "EPIPE") return "reset";
    throw error;
  }
}

function bodyOf(vector: Vector, marks: Marks): string | Uint8Array | null {
  if (vector.base64 !== undefined) return Buffer.from(vector.base64, "base64");
  if (vector.raw !== undefined) return fill(vector.raw, marks);
  if (vector.gen !== undefined) return fill(makeBody(vector.gen), marks);
  return vector.body === undefined ? null : JSON.stringify(fillJson(vector.body, marks));
}

function expectWellFormed(outcome: Outcome, vector: Vector): void {
  if (outcome === "reset") return;
  if (outcome.status >= 400) expectScimError(outcome, outcome.status);
  if (outcome.status >= 500) expect([501, 503]).toContain(outcome.status);
  for (const text of vector.notIn ?? []) expect(outcome.text).not.toContain(text);
}

function fits(outcome: Outcome | undefined, expected: Expectation): boolean {
  if (outcome === undefined || outcome === "reset") return expected.status === "reset";
  const { status, body } = outcome;
  if (status !== expected.status) return false;
  return [
    expected.scimType === undefined || body.scimType === expected.scimType,
    expected.startIndex === undefined || body.startIndex === expected.startIndex,
    expected.resources === undefined || (body.Resources ?? []).length === expected.resources,
    expected.totalResults === undefined || body.totalResults === expected.totalResults,
    expected.totalAtLeast === undefined || body.totalResults >= expected.totalAtLeast,
    (expected.has ?? []).every((name) => body[name] !== undefined),
  ].every(Boolean);
}

/** What was created shows the texts that were sent, and can be read again. */
async function expectWrittenAsSent(
  connector: ScimUnderTest,
  vector: Vector,
  outcome: Outcome | undefined,
): Promise<void> {
  if (outcome === undefined || outcome === "reset" || outcome.status !== 201) return;
  const [collection] = typeof vector.path === "string" ? [vector.path] : [""];
  const again = await connector.send("GET", `${collection}/${outcome.body.id}`);
  expect(again.body).toEqual(outcome.body);
  const { displayName } = (vector.body ?? {}) as { displayName?: string };
  if (displayName?.includes("{{") === false) expect(outcome.body.displayName).toBe(displayName);
}

function textOf(outcome: Outcome | undefined): string {
  return outcome === undefined || outcome === "reset" ? String(outcome) : `${outcome.status} ${outcome.text}`;
}
