import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/openapi.json/route";
import { operations } from "@/lib/api/operations";
import { permissions } from "@/lib/auth/permissions";

interface Documented {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
}

const document = (await GET().json()) as Document;
const all = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, it]) => ({ path, method, ...it })),
);

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    expect(document.openapi).toBe("3.1.0");
    const validator = new Validator();
    const result = await validator.validate(document as unknown as Record<string, unknown>);
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("names each operation once, and each once only", () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const places = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it("describes every part of every path", () => {
    for (const { path, parameters = [] } of all) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect([path, parameters.filter((it) => it.in === "path").map(({ name }) => name)]).toEqual([path, named]);
    }
  });

  it("documents the refusals that each operation shares, and Idempotency-Key on every create", () => {
    for (const { path, method, parameters = [], responses } of all) {
      expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(["400", "401", "429"])]);
      const headers = parameters.filter((it) => it.in === "header").map(({ name }) => name);
      expect([path, headers.includes("Idempotency-Key")]).toEqual([path, "201" in responses]);
      expect([path, method, headers.includes("If-Match")]).toEqual([path, method, "412" in responses]);
    }
  });

  it("lets every permission be used by some operation", () => {
    const used = new Set(operations.map(({ permission }) => permission));
    expect(permissions.filter((permission) => !used.has(permission))).toEqual([]);
  });

  it("holds nothing that looks like a secret", () => {
    expect(JSON.stringify(document)).not.toMatch(/ush_[0-9A-Za-z]{20}/);
  });
});
