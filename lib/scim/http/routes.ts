import { discovery } from "@/lib/scim/discovery";
import { groups } from "@/lib/scim/groups";
import type { Handler } from "@/lib/scim/http/call";
import { users } from "@/lib/scim/users";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The whole SCIM surface. `:id` stands for one path segment. */
export const routes: Readonly<Record<string, Readonly<Partial<Record<Method, Handler>>>>> = {
  "/Users": { GET: users.list, POST: users.create },
  "/Users/:id": { GET: users.get, PUT: users.replace, PATCH: users.patch, DELETE: users.remove },
  "/Groups": { GET: groups.list, POST: groups.create },
  "/Groups/:id": { GET: groups.get, PUT: groups.replace, PATCH: groups.patch, DELETE: groups.remove },
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
  const [collection, id, ...rest] = segments;
  // RFC 7644 §3.4.3: `/Users/.search` is an address of its own, never the user with that id.
  if (collection === undefined || rest.length > 0 || id?.startsWith(".")) return null;
  const pattern = id === undefined ? `/${collection}` : `/${collection}/:id`;
  if (!Object.hasOwn(routes, pattern)) return null;
  const methods = routes[pattern];
  return methods === undefined ? null : { pattern, methods, id: id ?? "" };
}
