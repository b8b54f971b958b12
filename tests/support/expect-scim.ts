import { expect } from "vitest";
import type { Answer } from "@/tests/support/scim";

export const scimJson = "application/scim+json";
const errorUrn = "urn:ietf:params:scim:api:messages:2.0:Error";
const listUrn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** RFC 7644 §3.12: an error as every answer of 400 and above must be. */
export function expectScimError(answer: Answer, status: number, scimType?: string): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers.get("content-type")).toBe(scimJson);
  expect(answer.body).toMatchObject({
    schemas: [errorUrn],
    status: String(status),
    detail: expect.stringMatching(/\S/),
  });
  if (scimType !== undefined) expect(answer.body.scimType).toBe(scimType);
  if (status === 401) expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer\b/);
}

/** RFC 7644 §3.4.2: a list with consistent numbers. Returns its resources. */
// biome-ignore lint/suspicious/noExplicitAny: tests read whatever JSON came.
export function expectList(answer: Answer): readonly any[] {
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get("content-type")).toBe(scimJson);
  expect(answer.body.schemas).toEqual([listUrn]);
  expect(answer.body.itemsPerPage).toBe(answer.body.Resources.length);
  expect(answer.body.totalResults).toBeGreaterThanOrEqual(answer.body.itemsPerPage);
  return answer.body.Resources;
}

/** RFC 7643 §2.5: no null and no empty list anywhere in what the server shows. */
export function expectNoNulls(value: unknown, path = "$"): void {
  expect(value, `${path} is null`).not.toBeNull();
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) expectNoNulls(inner, `${path}.${key}`);
}
