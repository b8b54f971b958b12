import { namesPassword } from "@/lib/scim/http/redact";

const things: ReadonlyMap<string, string> = new Map([
  ["Users", "user"],
  ["Groups", "group"],
]);

const verbs: ReadonlyMap<string, string> = new Map([
  ["POST", "Create"],
  ["PUT", "Replace"],
  ["PATCH", "Update"],
  ["DELETE", "Delete"],
]);

const probe = /eq\s+"?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"?$/i;

/**
 * What a request wants, as far as its first line tells: “Find user where userName eq "ada"”. The handlers know more and write
 * over it; this stands for requests that were refused before one ran.
 */
export function summaryOf(method: string, path: string, query: URLSearchParams): { summary: string; isProbe: boolean } {
  const [collection = "", id] = path.split("/").filter((segment) => segment !== "");
  if (method === "POST" && collection === ".search") return { summary: "Find users and groups", isProbe: false };
  const thing = things.get(collection);
  if (thing === undefined) return { summary: `${method} ${path}`.slice(0, 200), isProbe: false };
  // What a query by POST looks for is in its body (RFC 7644 §3.4.3).
  if (method === "POST" && id === ".search") return { summary: `Find ${thing}s`, isProbe: false };
  if (method !== "GET" && method !== "HEAD")
    return { summary: `${verbs.get(method) ?? method} ${thing}`, isProbe: false };
  if (id !== undefined) return { summary: `Read ${thing}`, isProbe: false };
  const filter = query.get("filter");
  if (filter !== null && namesPassword(filter)) return { summary: `Find ${thing} by •••`, isProbe: false };
  if (filter === null) return { summary: `List ${thing}s`, isProbe: false };
  if (probe.test(filter) && !/^\s*(id|externalId)\s/i.test(filter))
    return { summary: "Test connection", isProbe: true };
  return { summary: `Find ${thing} where ${filter.slice(0, 200)}`, isProbe: false };
}
