import type { Operation } from "@/lib/api/operation";
import { operations } from "@/lib/api/operations";

/** What is asked for: an operation with the parts of its path, the methods that would work there, or nothing at all. */
export type Found =
  | { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  | { readonly methods: readonly string[] };

/** Finds the operation for a method and the parts of a path below /api/v1. No methods: there is nothing at this address. */
export function findOperation(method: string, path: readonly string[]): Found {
  const there = operations.flatMap((operation) => {
    const params = matchPath(operation.path, path);
    return params === null ? [] : [{ operation, params }];
  });
  // HEAD is GET without the body, which Next leaves out.
  const wanted = method === "HEAD" ? "GET" : method;
  const found = there.find(({ operation }) => operation.method === wanted);
  return found ?? { methods: there.map(({ operation }) => operation.method) };
}

/** The named parts of a path, when it has the form of the template. */
function matchPath(template: string, path: readonly string[]): Record<string, string> | null {
  const parts = template.slice(1).split("/");
  if (parts.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const value = path[index] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = value;
    else if (part !== value) return null;
  }
  return params;
}
