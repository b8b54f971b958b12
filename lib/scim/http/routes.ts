import { bulk } from "@/lib/scim/bulk";
import { discovery } from "@/lib/scim/discovery";
import { groups } from "@/lib/scim/groups";
import type { Handler } from "@/lib/scim/http/call";
import { root } from "@/lib/scim/root";
import { users } from "@/lib/scim/users";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The whole SCIM surface. `:id` stands for one path segment. */
export const routes: Readonly<Record<string, Readonly<Partial<Record<Method, Handler>>>>> = {
  "/": { GET: root.list },
  "/.search": { POST: root.search },
  "/Me": { GET: root.me, POST: root.me, PUT: root.me, PATCH: root.me, DELETE: root.me },
  "/Users": { GET: users.list, POST: users.create },
  "/Users/.search": { POST: users.search },
  "/Users/:id": { GET: users.get, PUT: users.replace, PATCH: users.patch, DELETE: users.remove },
  "/Groups": { GET: groups.list, POST: groups.create },
  "/Groups/.search": { POST: groups.search },
  "/Groups/:id": { GET: groups.get, PUT: groups.replace, PATCH: groups.patch, DELETE: groups.remove },
  "/Bulk": { POST: bulk },
  "/ServiceProviderConfig": { GET: discovery.serviceProviderConfig },
  "/ResourceTypes": { GET: discovery.resourceTypes },
  "/ResourceTypes/:id": { GET: discovery.resourceType },
  "/Schemas": { GET: discovery.schemas },
  "/Schemas/:id": { GET: discovery.schema },
};

/** The handlers of a path by method, with the id in it; null when the path is none of ours. */
export function matchRoute(
  path: string,
): { pattern: string; methods: Readonly<Partial<Record<string, Handler>>>; id: string } | null {
  const segments = path.split("/").filter((segment) => segment !== "");
  const [collection = "", id = "", ...rest] = segments;
  // RFC 7644 §3.4.3: `/Users/.search` is an address of its own, never the user with that id.
  const isAddress = id === "" || id.startsWith(".");
  const pattern = isAddress ? `/${segments.join("/")}` : `/${collection}/:id`;
  if (rest.length > 0 || !Object.hasOwn(routes, pattern)) return null;
  const methods = routes[pattern];
  return methods === undefined ? null : { pattern, methods, id: isAddress ? "" : id };
}

/** Whether a request cannot change anything, whatever its method: it answers while provisioning is off, and is never repeated. */
export function isRead(method: string, pattern: string): boolean {
  return method === "GET" || pattern === "/Me" || pattern.endsWith("/.search");
}
