import { expect } from "vitest";
import { groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import type { Answer, ScimUnderTest } from "@/tests/support/scim";

// biome-ignore lint/suspicious/noExplicitAny: tests read whatever JSON came.
export type Resource = any;

/** Creates a user over SCIM and returns it as the service shows it. */
export function makeUser(
  scim: ScimUnderTest,
  fields: { userName: string; [name: string]: unknown },
): Promise<Resource> {
  return created(scim, "/Users", { schemas: [userUrn], ...fields });
}

/** Creates a group over SCIM, its members by their ids. */
export function makeGroup(
  scim: ScimUnderTest,
  fields: { displayName: string; [name: string]: unknown },
  memberIds: readonly string[] = [],
): Promise<Resource> {
  return created(scim, "/Groups", { schemas: [groupUrn], ...fields, members: memberIds.map((value) => ({ value })) });
}

async function created(scim: ScimUnderTest, path: string, body: object): Promise<Resource> {
  const answer = await scim.send("POST", path, { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

/** The resource at a path as it is now. */
export async function read(scim: ScimUnderTest, path: string): Promise<Resource> {
  const answer = await scim.send("GET", path);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

/** Sends a PATCH with these operations. */
export function patch(scim: ScimUnderTest, path: string, ...operations: readonly object[]): Promise<Answer> {
  return scim.send("PATCH", path, { body: { schemas: [patchOpUrn], Operations: operations } });
}

/** An id that nobody has. */
export const unknownId = "0190a5e8-0000-7000-8000-000000000000";
