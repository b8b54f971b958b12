import { beforeAll, expect, it } from "vitest";
import { type Exception, type Expected, fillJson, type Marks } from "@/tests/conformance/vectors/vectors";
import file from "@/tests/fixtures/vectors-patch.json";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";

// biome-ignore lint/suspicious/noExplicitAny: vectors hold any JSON.
type Resource = any;

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly resource: "User" | "Group";
  readonly input: object;
  readonly ops?: readonly object[];
  readonly body?: object;
  readonly after?: Resource;
  readonly absent?: readonly string[];
  readonly error?: Expected;
  readonly unchanged?: readonly string[];
  readonly also?: readonly Expected[];
}

const vectors = file.vectors as readonly Vector[];
const exceptions: readonly Exception[] = [];
const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

onEachDatabase("PATCH vector", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  const marks: Record<string, string> = {};

  beforeAll(async () => {
    connector = await scim.connect();
    for (const [name, user] of Object.entries(file.users)) {
      const answer = await connector.send("POST", "/Users", { body: user });
      expect(answer.status, answer.text).toBe(201);
      marks[name] = answer.body.id;
      marks[`${name}.userName`] = answer.body.userName;
    }
  });

  const run = vectors.filter(({ id }) => !exceptions.some((exception) => exception.id === id));
  it.for(run.map((vector) => [`${vector.id} ${vector.title}`, vector] as const))("%s", async ([, vector]) => {
    const collection = vector.resource === "User" ? "/Users" : "/Groups";
    const created = await connector.send("POST", collection, { body: fillJson(vector.input, marks) });
    expect(created.status, created.text).toBe(201);
    const path = `${collection}/${created.body.id}`;
    const own: Marks = { ...marks, self: created.body.id };
    const body = fillJson(vector.body ?? { schemas: [patchOp], Operations: vector.ops }, own);
    const before = (await connector.send("GET", path)).body;
    const answer = await connector.send("PATCH", path, { body });
    const after = (await connector.send("GET", path)).body;
    await connector.send("DELETE", path);
    if (answer.status >= 400) {
      expectRefusal(vector, answer.status, answer.body.scimType, answer.text);
      expectScimError(answer, answer.status);
      expect(after).toEqual(before);
      return;
    }
    expect(isAcceptable(vector, answer.status), answer.text).toBe(true);
    if (answer.status === 200) expect(answer.body).toEqual(after);
    const wanted = fillJson(vector.after ?? {}, own);
    for (const [name, value] of Object.entries(wanted)) expectLike(after[name], value, name);
    for (const path of vector.absent ?? []) expect(isEmpty(valueAt(after, path)), `${path} has a value`).toBe(true);
    expectOnePrimary(after);
    expect(JSON.stringify(after)).not.toContain("polluted");
  });
});

function expectRefusal(vector: Vector, status: number, scimType: string | undefined, text: string): void {
  const acceptable = [...(vector.error === undefined ? [] : [vector.error]), ...(vector.also ?? [])];
  const fits = acceptable.some(
    (expected) => expected.status === status && (expected.scimType ?? scimType) === scimType,
  );
  expect(fits, text).toBe(true);
}

/** A success is what a vector without an error wants, else one of its other answers. */
function isAcceptable(vector: Vector, status: number): boolean {
  return vector.error === undefined || (vector.also ?? []).some((expected) => expected.status === status);
}

/** Objects may have further members; lists have as many values, in any order. */
function expectLike(found: Resource, wanted: Resource, path: string): void {
  if (Array.isArray(wanted)) {
    expect(found, path).toHaveLength(wanted.length);
    for (const element of wanted) {
      const fits = found.some((candidate: Resource) => isLike(candidate, element));
      expect(fits, `${path} has no ${JSON.stringify(element)}: ${JSON.stringify(found)}`).toBe(true);
    }
  } else expect(isLike(found, wanted), `${path}: ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`).toBe(true);
}

function isLike(found: Resource, wanted: Resource): boolean {
  // An absent Boolean is as good as false.
  if (wanted === false) return found === false || found === undefined;
  if (typeof wanted !== "object" || wanted === null) return found === wanted;
  if (typeof found !== "object" || found === null) return false;
  return Object.entries(wanted).every(([key, value]) => isLike(found[key], value));
}

/** `title`, `addresses[type=home].region`, `urn:…:User.manager`. */
function valueAt(resource: Resource, path: string): unknown {
  const element = /^(\w+)\[(\w+)=(\w+)\]\.(\w+)$/.exec(path);
  if (element !== null) {
    const [, list = "", key = "", value = "", part = ""] = element;
    return resource[list]?.find((candidate: Resource) => candidate[key] === value)?.[part];
  }
  const dot = path.startsWith("urn:") ? path.indexOf(".", path.lastIndexOf(":")) : path.indexOf(".");
  return dot === -1 ? resource[path] : resource[path.slice(0, dot)]?.[path.slice(dot + 1)];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** RFC 7643 §2.4: the value true of `primary` appears no more than once. */
function expectOnePrimary(resource: Resource): void {
  for (const [name, value] of Object.entries(resource)) {
    if (!Array.isArray(value)) continue;
    expect(value.filter((element) => element?.primary === true).length, name).toBeLessThanOrEqual(1);
  }
}
