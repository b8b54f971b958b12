import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { orderOf } from "@/lib/scim/protocol/bulk/order";
import { parseBulk } from "@/lib/scim/protocol/bulk/parse";
import { referencesOf, resolveData, resolvePath } from "@/lib/scim/protocol/bulk/references";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { bulkRequestUrn, enterpriseUserUrn } from "@/lib/scim/protocol/urns";
import { propertyRuns } from "@/tests/support/property-runs";

vi.setConfig({ testTimeout: 60_000 });

const graphs = fc.integer({ min: 0, max: 12 }).chain((count) =>
  fc.array(fc.array(fc.nat({ max: Math.max(count - 1, 0) }), { maxLength: 3 }), {
    minLength: count,
    maxLength: count,
  }),
);

describe("orderOf", () => {
  it("names each once, what one refers to never after it, and puts into one circle exactly what reaches one another", () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const order = orderOf(graph.length, (index) => graph[index] ?? []);
        expect(order.flat().sort((a, b) => a - b)).toEqual(graph.map((_, index) => index));
        const at = new Map(order.flatMap((circle, place) => circle.map((index) => [index, place] as const)));
        for (const [index, references] of graph.entries()) {
          for (const other of references) expect(at.get(other)).toBeLessThanOrEqual(at.get(index) ?? -1);
        }
        for (const a of graph.keys()) {
          for (const b of graph.keys()) {
            const mutual = a === b || (reaches(graph, a, b) && reaches(graph, b, a));
            expect(at.get(a) === at.get(b)).toBe(mutual);
          }
        }
      }),
      { numRuns: propertyRuns(1000) },
    );
  });

  it("keeps the order where nothing refers to anything, and takes a chain and a circle of 1,000", () => {
    expect(orderOf(3, () => [])).toEqual([[0], [1], [2]]);
    expect(orderOf(1000, (index) => (index < 999 ? [index + 1] : [])).map(([one]) => one)).toEqual(
      Array.from({ length: 1000 }, (_, index) => 999 - index),
    );
    expect(orderOf(1000, (index) => [(index + 1) % 1000])).toHaveLength(1);
  });
});

function reaches(graph: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set<number>();
  const waiting = [...(graph[from] ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === to) return true;
    if (!seen.has(next)) waiting.push(...(graph[next] ?? []));
    seen.add(next);
  }
  return false;
}

describe("references", () => {
  const id = (bulkId: string) => `id-${bulkId}`;
  it.each<[Json, Json, readonly string[]]>([
    [{ members: [{ value: "bulkId:a" }, { value: "x" }] }, { members: [{ value: "id-a" }, { value: "x" }] }, ["a"]],
    [{ MEMBERS: [{ Value: "bulkId:a:b" }] }, { MEMBERS: [{ Value: "id-a:b" }] }, ["a:b"]],
    [
      { [enterpriseUserUrn]: { manager: { value: "bulkId:m", $ref: "../Users/bulkId:m" } } },
      { [enterpriseUserUrn]: { manager: { value: "id-m", $ref: "../Users/id-m" } } },
      ["m"],
    ],
    [{ [`${enterpriseUserUrn}:manager`]: "bulkId:m" }, { [`${enterpriseUserUrn}:manager`]: "id-m" }, ["m"]],
    [
      { userName: "bulkId:a", emails: [{ value: "bulkId:b" }] },
      { userName: "bulkId:a", emails: [{ value: "bulkId:b" }] },
      [],
    ],
    [{ members: [{ value: "x", display: "bulkId:a" }] }, { members: [{ value: "x", display: "bulkId:a" }] }, []],
    [
      { Operations: [{ op: "add", path: "members", value: "bulkId:a" }] },
      { Operations: [{ op: "add", path: "members", value: "id-a" }] },
      ["a"],
    ],
    [
      { Operations: [{ op: "remove", path: 'members[value eq "bulkId:a" or value eq "bulkId:b"]' }] },
      { Operations: [{ op: "remove", path: 'members[value eq "id-a" or value eq "id-b"]' }] },
      ["a", "b"],
    ],
    [
      { Operations: [{ op: "add", path: "title", value: "bulkId:a" }] },
      { Operations: [{ op: "add", path: "title", value: "bulkId:a" }] },
      [],
    ],
  ])("of %j", (data, resolved, names) => {
    expect(resolveData(data, id)).toEqual(resolved);
    expect([...referencesOf({ path: "/Users/x", data })]).toEqual(names);
  });

  it("in a path, and left out where nothing stands for them yet", () => {
    expect(resolvePath("/Users/bulkId:a", id)).toBe("/Users/id-a");
    expect([...referencesOf({ path: "/Users/bulkId:a", data: null })]).toEqual(["a"]);
    const data = { members: [{ value: "bulkId:a" }, { value: "x" }], manager: { value: "bulkId:a", displayName: "A" } };
    expect(resolveData(data, () => null)).toEqual({ members: [{ value: "x" }] });
  });

  it("never change their argument, and change nothing but references", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const data = value as Json;
        const copy = structuredClone(data);
        expect(resolveData(data, () => undefined)).toEqual(copy);
        expect(data).toEqual(copy);
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});

describe("parseBulk", () => {
  it("throws nothing but ScimError, and numbers what it reads", () => {
    const operation = fc.dictionary(
      fc.constantFrom("method", "path", "bulkId", "data", "METHOD", "__proto__", "version"),
      fc.oneof(fc.constantFrom("POST", "patch", "/Users", "a"), fc.jsonValue()),
    );
    const body = fc.record({ schemas: fc.constant([bulkRequestUrn]), Operations: fc.array(operation) });
    fc.assert(
      fc.property(fc.oneof(body, fc.jsonValue()), (value) => {
        try {
          const { operations } = parseBulk(value);
          expect(operations.map(({ index }) => index)).toEqual(operations.map((_, place) => place + 1));
        } catch (error) {
          if (!(error instanceof ScimError)) throw error;
        }
      }),
      { numRuns: propertyRuns(1000) },
    );
  });
});
