import { beforeAll, expect, it } from "vitest";
import {
  type Exception,
  type Expected,
  fill,
  fillJson,
  type MadeText,
  makeFilter,
} from "@/tests/conformance/vectors/vectors";
import file from "@/tests/fixtures/vectors-filter.json";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { sendUntouched } from "@/tests/support/send-untouched";

interface Vector {
  readonly id: string;
  readonly on: "Users" | "Groups";
  readonly filter: MadeText;
  readonly match?: readonly string[];
  /** May match or not. */
  readonly either?: readonly string[];
  readonly error?: Expected;
  readonly also?: readonly Expected[];
  readonly note?: string;
}

const vectors = file.vectors as readonly Vector[];
const exceptions: readonly Exception[] = [];
const shown = (filter: MadeText) => (typeof filter === "string" ? filter : JSON.stringify(filter));

onEachDatabase("filter vector", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    connector = await scim.connect();
    for (const [path, resources] of Object.entries(file.resources)) {
      for (const [name, resource] of Object.entries(resources)) {
        const answer = await connector.send("POST", `/${path}`, { body: fillJson(resource, ids) });
        expect(answer.status, answer.text).toBe(201);
        ids[name] = answer.body.id;
      }
    }
  });

  const run = vectors.filter(({ id }) => !exceptions.some((exception) => exception.id === id));
  it.for(run.map((vector) => [`${vector.id} ${shown(vector.filter)}`, vector] as const))("%s", async ([, vector]) => {
    const url = new URL(connector.url);
    const filter = encodeURIComponent(fill(makeFilter(vector.filter), ids));
    const answer = await sendUntouched(url.origin, {
      method: "GET",
      path: `${url.pathname}/${vector.on}?filter=${filter}&count=1000`,
      headers: { Authorization: `Bearer ${connector.token}` },
      body: null,
    });
    if (answer.status !== 200) {
      const acceptable = [...(vector.error === undefined ? [] : [vector.error]), ...(vector.also ?? [])];
      const { status, body } = answer;
      const fits = acceptable.some(
        (expected) => expected.status === status && (expected.scimType ?? body?.scimType) === body?.scimType,
      );
      expect(fits, answer.text).toBe(true);
      // Node itself answers a header that is too long.
      if (status !== 431) expectScimError(answer, status);
      return;
    }
    expect(vector.match, "should have been refused").toBeDefined();
    const known = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    const found = expectList(answer).flatMap(({ id }) => known.get(id) ?? []);
    const optional = vector.either ?? [];
    expect(found.filter((name) => !optional.includes(name)).sort()).toEqual([...(vector.match ?? [])].sort());
  });

  it("answers a chain of 1,000 comparisons and 5,000 brackets within three seconds", async () => {
    const started = performance.now();
    for (const { filter, on } of vectors.filter((vector) => typeof vector.filter !== "string")) {
      await connector.send("GET", `/${on}?filter=${encodeURIComponent(makeFilter(filter))}`);
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
