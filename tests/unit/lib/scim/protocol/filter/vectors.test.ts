import { describe, expect, it } from "vitest";
import { entraFilterTolerances, entraTolerances } from "@/lib/scim/compat/entra";
import { ScimError } from "@/lib/scim/protocol/errors";
import { checkFilter } from "@/lib/scim/protocol/filter/check";
import { evaluate } from "@/lib/scim/protocol/filter/evaluate";
import { parseFilter } from "@/lib/scim/protocol/filter/parse";
import type { Document, Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { readResource } from "@/lib/scim/protocol/validate";
import vectors from "@/tests/fixtures/vectors-filter.json";

interface Generated {
  gen: string;
  open?: string;
  core?: string;
  close?: string;
  times: number;
  item?: string;
  sep?: string;
  last?: string;
  before?: string;
  char?: string;
  after?: string;
}

interface Vector {
  id: string;
  on: "Users" | "Groups";
  filter: string | Generated;
  match?: string[];
  either?: string[];
  error?: { status: number; scimType: string };
  also?: { status: number; scimType?: string }[];
}

const types: Record<Vector["on"], ResourceType> = { Users: userResource, Groups: groupResource };
const idOf = (name: string) => `00000000-0000-4000-8000-0000000000${name}`;
const fill = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => idOf(name));

function written(filter: string | Generated): string {
  if (typeof filter === "string") return fill(filter);
  const { gen, times } = filter;
  if (gen === "repeat") return `${filter.open?.repeat(times)}${filter.core}${filter.close?.repeat(times)}`;
  if (gen === "join") return `${`${filter.item}${filter.sep}`.repeat(times)}${filter.last}`;
  return `${filter.before}${filter.char?.repeat(times)}${filter.after}`;
}

function stored(name: string, body: Json, type: ResourceType): Document {
  const { document } = readResource(JSON.parse(fill(JSON.stringify(body))), type, entraTolerances);
  const instant = "2026-01-05T10:00:00.000Z";
  return { ...document, id: idOf(name), meta: { resourceType: type.name, created: instant, lastModified: instant } };
}

function run(vector: Vector): string[] | { status: number; scimType: string | undefined } {
  const type = types[vector.on];
  try {
    const filter = checkFilter(parseFilter(written(vector.filter), entraFilterTolerances(type)), type);
    const resources = Object.entries(vectors.resources[vector.on]) as [string, Json][];
    return resources.filter(([name, body]) => evaluate(filter, stored(name, body, type))).map(([name]) => name);
  } catch (error) {
    if (error instanceof ScimError) return { status: error.status, scimType: error.scimType };
    throw error;
  }
}

/** The answers of `also` that we choose over the first, each a refusal where the RFC leaves the choice. */
const refused = new Set(["F073", "F149"]);

describe("the filter vectors", () => {
  it.each((vectors.vectors as Vector[]).map((vector) => [vector.id, vector] as const))("%s", (id, vector) => {
    const result = run(vector);
    if (vector.error !== undefined) {
      expect(result).toEqual({ status: vector.error.status, scimType: vector.error.scimType });
    } else if (refused.has(id)) {
      expect(result).toEqual({ status: 400, scimType: "invalidFilter" });
    } else {
      const either = new Set(vector.either ?? []);
      if (!Array.isArray(result)) throw new Error(`refused with ${result.scimType}`);
      expect(result.filter((name) => !either.has(name)).sort()).toEqual([...(vector.match ?? [])].sort());
    }
  });
});
