import { describe, expect, it } from "vitest";
import { entraTolerances } from "@/lib/scim/compat/entra";
import { ScimError } from "@/lib/scim/protocol/errors";
import { applyPatch } from "@/lib/scim/protocol/patch/apply";
import { reduceMembers, splitMembers } from "@/lib/scim/protocol/patch/members";
import { parsePatch } from "@/lib/scim/protocol/patch/parse";
import type { Document, Json } from "@/lib/scim/protocol/schema/attribute";
import { groupResource, userResource } from "@/lib/scim/protocol/schema/resource-types";
import { patchOpUrn } from "@/lib/scim/protocol/urns";
import { readResource } from "@/lib/scim/protocol/validate";
import vectors from "@/tests/fixtures/vectors-patch.json";

interface Vector {
  id: string;
  title: string;
  resource: "User" | "Group";
  ops?: Json[];
  body?: Json;
  input: Json;
  after?: Record<string, Json>;
  absent?: string[];
  error?: { status: number; scimType?: string };
}

type JsonObject = { readonly [key: string]: Json };

function fill(json: Json): Json {
  const text = JSON.stringify(json)
    .replaceAll("{{m1.userName|upper}}", "PV-MEMBER-1")
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => `id-${name}`);
  return JSON.parse(text);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** In objects further members are allowed, in lists the number of values must agree and order does not count. */
function covers(actual: Json | undefined, expected: Json): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return false;
    return expected.every((wanted) => actual.some((item) => covers(item, wanted)));
  }
  if (isObject(expected)) {
    return isObject(actual) && Object.entries(expected).every(([name, value]) => coversMember(actual[name], value));
  }
  return actual === expected;
}

/** "primary false may also be left out" (P013). */
function coversMember(actual: Json | undefined, expected: Json): boolean {
  return covers(actual, expected) || (expected === false && actual === undefined);
}

function start(vector: Vector): Document {
  const type = vector.resource === "User" ? userResource : groupResource;
  const { document } = readResource(fill(vector.input), type, entraTolerances);
  return { ...document, id: "id-self", meta: { resourceType: type.name, created: "2026-01-05T10:00:00.000Z" } };
}

/** As the service does it: members apart, the rest on the document. */
function patch(before: Document, vector: Vector): Document {
  const type = vector.resource === "User" ? userResource : groupResource;
  const body = vector.body ?? { schemas: [patchOpUrn], Operations: fill(vector.ops ?? []) };
  const { changes, rest } = splitMembers(parsePatch(body), type);
  const { members, ...fields } = before;
  const { document } = applyPatch(type === groupResource ? fields : before, rest, type, entraTolerances);
  if (type !== groupResource) return document;
  const { clear, add, remove } = reduceMembers(changes);
  const ids = Array.isArray(members) ? members.map((member: JsonObject) => String(member["value"])) : [];
  const kept = clear ? [] : ids.filter((id) => !remove.has(id));
  return { ...document, members: [...new Set([...kept, ...add])].map((value) => ({ value })) };
}

function whole(before: Document, vector: Vector): Document {
  const type = vector.resource === "User" ? userResource : groupResource;
  const body = vector.body ?? { schemas: [patchOpUrn], Operations: fill(vector.ops ?? []) };
  return applyPatch(before, parsePatch(body), type, entraTolerances).document;
}

function isGone(document: Document, path: string): boolean {
  const filtered = /^(\w+)\[type=(\w+)\]\.(\w+)$/.exec(path);
  if (filtered !== null) {
    const [, list = "", type, name = ""] = filtered;
    const elements = document[list];
    return Array.isArray(elements) && elements.every((element) => element.type !== type || !(name in element));
  }
  const extension = path.lastIndexOf("User.");
  if (extension < 0) return !(path in document);
  const object = document[path.slice(0, extension + 4)];
  return !isObject(object) || !(path.slice(extension + 5) in object);
}

/** Uniqueness needs the other users: P069 is covered over HTTP. */
const needsDatabase = new Set(["P069"]);

describe.each([
  ["with members apart", patch],
  ["on the whole document", whole],
])("the patch vectors, %s", (_, apply) => {
  const pure = (vectors.vectors as unknown as Vector[]).filter((vector) => !needsDatabase.has(vector.id));
  it.each(pure.map((vector) => [vector.id, vector.title, vector] as const))("%s %s", (_id, _title, vector) => {
    const before = start(vector);
    const text = JSON.stringify(before);
    try {
      const after = apply(before, vector);
      expect(vector.error).toBeUndefined();
      for (const [name, value] of Object.entries(vector.after ?? {})) {
        expect(covers(after[name], fill(value)), `${name}: ${JSON.stringify(after[name])}`).toBe(true);
      }
      expect((vector.absent ?? []).filter((path) => !isGone(after, path))).toEqual([]);
    } catch (error) {
      if (!(error instanceof ScimError)) throw error;
      const expected = vector.error?.scimType ?? error.scimType;
      expect({ status: error.status, scimType: error.scimType, detail: error.message }).toEqual({
        status: vector.error?.status,
        scimType: expected,
        detail: error.message,
      });
    }
    expect(JSON.stringify(before)).toBe(text);
  });
});
