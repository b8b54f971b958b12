import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { urns } from "@/lib/entra-client/urns";

/** What the server does wrong on purpose. */
export type Fault =
  | "legacy-remove-empties-group"
  | "active-as-text"
  | "forgets-manager"
  | "members-although-excluded"
  | "probe-404"
  | "numeric-error-status"
  | "json-media-type"
  | "hides-inactive"
  | "normalises-phone"
  | "false-text-is-truthy"
  | "restore-drops-memberships"
  | "silent-delete"
  | "drops-last-of-list";

interface Resource {
  [name: string]: unknown;
  id: string;
}

type Members = { value: string }[];
type Draft = Record<string, unknown>;
type Kind = "Users" | "Groups";

export interface SmallServer {
  readonly url: string;
  readonly requests: { method: string; url: string; headers: Record<string, unknown> }[];
  readonly users: Map<string, Resource>;
  readonly close: () => Promise<void>;
}

export interface SmallServerOptions {
  readonly fault?: Fault;
  /** Answers instead of the server when it returns a status. */
  readonly intercept?: (method: string, url: string) => { status: number; headers?: Record<string, string> } | null;
}

/** Just enough SCIM for the client's own requests, with one fault at most. */
export async function startSmallServer(options: SmallServerOptions = {}): Promise<SmallServer> {
  const stores: Record<Kind, Map<string, Resource>> = { Users: new Map(), Groups: new Map() };
  const requests: SmallServer["requests"] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "" } = incoming;
      requests.push({ method, url, headers: incoming.headers });
      const exchange = new Exchange(incoming, outgoing, options.fault);
      const forced = options.intercept?.(method, url);
      if (forced) exchange.error(forced.status, undefined, forced.headers);
      else route(exchange, stores, chunks.length === 0 ? {} : JSON.parse(Buffer.concat(chunks).toString("utf8")));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/scim`,
    requests,
    users: stores.Users,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

class Exchange {
  readonly method: string;
  readonly url: URL;
  readonly fault: Fault | undefined;
  private readonly outgoing: ServerResponse;

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, fault: Fault | undefined) {
    this.method = incoming.method ?? "";
    this.url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
    this.outgoing = outgoing;
    this.fault = fault;
  }

  send(status: number, body?: object, headers: Record<string, string> = {}): void {
    const mediaType = this.fault === "json-media-type" ? "application/json" : "application/scim+json";
    this.outgoing.writeHead(status, body === undefined ? headers : { "content-type": mediaType, ...headers });
    this.outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  }

  error(status: number, scimType?: string, headers?: Record<string, string>): void {
    const shown = this.fault === "numeric-error-status" ? status : String(status);
    this.send(status, { schemas: [urns.error], status: shown, scimType, detail: "as told" }, headers);
  }

  list(all: readonly object[]): void {
    const startIndex = Number(this.url.searchParams.get("startIndex") ?? 1);
    const page = all.slice(startIndex - 1, startIndex - 1 + Number(this.url.searchParams.get("count") ?? 100));
    const totalResults = all.length;
    const itemsPerPage = page.length;
    this.send(200, { schemas: [urns.listResponse], totalResults, startIndex, itemsPerPage, Resources: page });
  }

  render(kind: Kind, resource: Resource): Draft {
    const copy = structuredClone(resource) as Draft;
    copy["schemas"] = kind === "Users" ? [urns.user, urns.enterprise] : [urns.group];
    copy["meta"] = { resourceType: kind.slice(0, -1), location: `${this.url.origin}/scim/${kind}/${resource.id}` };
    const excluded = this.url.searchParams.get("excludedAttributes") === "members";
    if (excluded && this.fault !== "members-although-excluded") delete copy["members"];
    if (kind === "Users" && this.fault === "active-as-text")
      copy["active"] = copy["active"] === true ? "True" : "False";
    if (this.fault === "forgets-manager") delete (copy[urns.enterprise] as Draft | undefined)?.["manager"];
    return copy;
  }
}

function route(exchange: Exchange, stores: Record<Kind, Map<string, Resource>>, body: Draft): void {
  const [, , kind = "", id] = exchange.url.pathname.split("/");
  if (kind === "Schemas") {
    exchange.list([urns.user, urns.enterprise, urns.group].map((urn) => ({ id: urn, attributes: [] })));
  } else if (kind === "ResourceTypes") {
    exchange.list(["User", "Group"].map((name) => ({ name, endpoint: `/${name}s` })));
  } else if (kind === "ServiceProviderConfig") {
    exchange.send(200, { patch: { supported: true }, filter: { supported: true } });
  } else if (kind !== "Users" && kind !== "Groups") exchange.error(404);
  else if (id !== undefined) single(exchange, stores, kind, id, body);
  else if (exchange.method === "POST") create(exchange, kind, stores[kind], body);
  else search(exchange, kind, stores[kind]);
}

function search(exchange: Exchange, kind: Kind, store: Map<string, Resource>): void {
  const filter = /^(\w+) eq "(.*)"$/.exec(exchange.url.searchParams.get("filter") ?? "");
  const wanted = filter?.[2]?.toLowerCase();
  let found = [...store.values()].filter((item) => !filter || String(item[filter[1]!]).toLowerCase() === wanted);
  if (exchange.fault === "hides-inactive") found = found.filter((item) => item["active"] !== false);
  if (exchange.fault === "drops-last-of-list" && !filter) found = found.slice(0, -1);
  if (exchange.fault === "probe-404" && filter && found.length === 0) exchange.error(404);
  else exchange.list(found.map((item) => exchange.render(kind, item)));
}

function create(exchange: Exchange, kind: Kind, store: Map<string, Resource>, body: Draft): void {
  const key = kind === "Users" ? "userName" : "displayName";
  const name = String(body[key]).toLowerCase();
  if ([...store.values()].some((item) => String(item[key]).toLowerCase() === name)) exchange.error(409, "uniqueness");
  else {
    const resource: Resource = { ...body, id: randomUUID(), ...(kind === "Groups" ? { members: [] } : {}) };
    store.set(resource.id, resource);
    const rendered = exchange.render(kind, resource);
    exchange.send(201, rendered, { location: String((rendered["meta"] as Draft)["location"]) });
  }
}

function single(
  exchange: Exchange,
  stores: Record<Kind, Map<string, Resource>>,
  kind: Kind,
  id: string,
  body: Draft,
): void {
  const resource = stores[kind].get(id);
  if (!resource) exchange.error(404);
  else if (exchange.method === "GET") exchange.send(200, exchange.render(kind, resource));
  else if (exchange.method === "DELETE") {
    if (exchange.fault !== "silent-delete") stores[kind].delete(id);
    forget(stores.Groups, id);
    exchange.send(204);
  } else {
    const wasActive = resource["active"];
    for (const operation of body["Operations"] as Draft[]) applyOperation(exchange.fault, resource, operation);
    if (exchange.fault === "restore-drops-memberships" && resource["active"] === true && !wasActive) {
      forget(stores.Groups, id);
    }
    if (kind === "Groups") exchange.send(204);
    else exchange.send(200, exchange.render(kind, resource));
  }
}

function forget(groups: Map<string, Resource>, userId: string): void {
  for (const group of groups.values()) {
    group["members"] = (group["members"] as Members).filter((member) => member.value !== userId);
  }
}

function applyOperation(fault: Fault | undefined, resource: Resource, operation: Draft): void {
  const op = String(operation["op"]).toLowerCase();
  const path = operation["path"];
  if (typeof path === "string" && path.startsWith("members"))
    applyMembers(fault, resource, op, path, operation["value"]);
  else if (typeof path === "string") assign(fault, resource, path, operation["value"]);
  else {
    for (const [key, value] of Object.entries(operation["value"] as Draft)) assign(fault, resource, key, value);
  }
}

function applyMembers(fault: Fault | undefined, resource: Resource, op: string, path: string, value: unknown): void {
  const members = resource["members"] as Members;
  const listed = ((value ?? []) as Members).map((member) => member.value);
  if (op === "add") {
    const known = new Set(members.map((member) => member.value));
    resource["members"] = [...members, ...listed.filter((id) => !known.has(id)).map((id) => ({ value: id }))];
    return;
  }
  const filtered = /^members\[value eq "(.*)"\]$/.exec(path)?.[1];
  const gone = new Set(filtered === undefined ? listed : [filtered]);
  const emptied = fault === "legacy-remove-empties-group" && filtered === undefined;
  resource["members"] = emptied ? [] : members.filter((member) => !gone.has(member.value));
}

function assign(fault: Fault | undefined, resource: Resource, fullPath: string, sent: unknown): void {
  const extended = fullPath.startsWith(`${urns.enterprise}:`);
  const path = extended ? fullPath.slice(urns.enterprise.length + 1) : fullPath;
  if (extended) resource[urns.enterprise] ??= {};
  const holder = (extended ? resource[urns.enterprise] : resource) as Draft;
  const typed = /^(\w+)\[type eq "(\w+)"\]\.(\w+)$/.exec(path);
  if (path === "active") {
    holder[path] = fault === "false-text-is-truthy" ? Boolean(sent) : String(sent).toLowerCase() === "true";
  } else if (path === "manager") {
    const value: unknown = Array.isArray(sent) ? sent[0].value : sent;
    holder[path] = { value };
  } else if (typed) {
    holder[typed[1]!] ??= [];
    const elements = holder[typed[1]!] as Draft[];
    const present = elements.find((each) => each["type"] === typed[2]);
    const element: Draft = present ?? { type: typed[2] };
    if (!present) elements.push(element);
    element[typed[3]!] =
      fault === "normalises-phone" && typed[1] === "phoneNumbers" ? String(sent).replace(/ /g, "") : sent;
  } else if (path.includes(".")) {
    const [outer = "", inner = ""] = path.split(".");
    holder[outer] = { ...(holder[outer] as Draft | undefined), [inner]: sent };
  } else holder[path] = sent;
}
