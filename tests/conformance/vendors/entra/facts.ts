import { expect } from "vitest";
import {
  type EntraRequest,
  type EntraWorld,
  enterprise,
  type Resource,
  type Setup,
} from "@/tests/conformance/vendors/entra/world";
import { scimJson } from "@/tests/support/expect-scim";
import type { Answer } from "@/tests/support/scim";

/** What must be true after a recorded request. */
export interface Fact {
  readonly setup?: Setup;
  readonly holds: (world: EntraWorld, answer: Answer, request: EntraRequest) => Promise<void> | void;
}

/** A resource without what the server may move. */
export function withoutMeta(resource: Resource): Resource {
  const { meta: _, ...rest } = resource;
  return rest;
}

/** Attributes in place of those of a resource; undefined takes one away. */
export function changed(resource: Resource, changes: object): Resource {
  return Object.fromEntries(Object.entries({ ...resource, ...changes }).filter(([, value]) => value !== undefined));
}

/** A single resource with its headers: Location, ETag and media type. */
export function expectResource(answer: Answer, location: string): void {
  expect(answer.headers.get("content-type")).toBe(scimJson);
  expect(answer.headers.get("location")).toBe(location);
  expect(answer.headers.get("content-location")).toBe(location);
  expect(answer.body.meta.location).toBe(location);
  expect(answer.headers.get("etag")).toBe(answer.body.meta.version);
}

/**
 * A PATCH of Ada: the answer is the user, GET shows the same, and nothing besides `changes` differs from before. Where nothing
 * is to change, the version stays.
 */
export function patchesAda(
  changes: object | ((before: Resource, world: EntraWorld) => object),
  setup: Setup = {},
): Fact {
  return {
    setup,
    holds: async (world, answer) => {
      const before = world.adaBefore;
      const after = await world.ask("GET", `/Users/${world.ids.userId}`);
      const wanted = typeof changes === "function" ? changes(before, world) : changes;
      expect(withoutMeta(after)).toEqual(withoutMeta(changed(before, wanted)));
      expect(answer.body).toEqual(after);
      expectResource(answer, `${world.base}/Users/${world.ids.userId}`);
      expect(after.meta.created).toBe(before.meta.created);
      if (Object.keys(wanted).length === 0) expect(after.meta).toEqual(before.meta);
      else expect(after.meta.version).not.toBe(before.meta.version);
    },
  };
}

/** The people of Engine Room as ids, sorted. */
export async function memberIds(world: EntraWorld): Promise<string[]> {
  const group = await world.ask("GET", `/Groups/${world.ids.groupId}`);
  return (group.members ?? []).map((member: Resource) => member.value).sort();
}

/** A manager as SCIM shows it: an object, with the reference that Entra left out. */
export function managerOf(id: string, world: EntraWorld) {
  return { value: id, $ref: `${world.base}/Users/${id}` };
}

/** Attributes of the enterprise extension in place of Ada's. */
export function withEnterprise(changes: object) {
  return (before: Resource) => ({ [enterprise]: { ...before[enterprise], ...changes } });
}

export function workMail(value: string) {
  return { emails: [{ type: "work", value, primary: true }] };
}
