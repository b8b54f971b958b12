import { updateConnector } from "@/lib/connectors/update-connector";
import { handleScim } from "@/lib/scim/http/handle";
import type { FuzzRequest } from "@/tests/fuzz/grammar";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";

/** One of the two organizations: whose token sends, and what it has been told exists. */
export interface Side {
  readonly connector: TestConnector;
  /** Text that stands in everything that it names, and in nothing of the other's. */
  readonly mark: string;
  readonly users: string[];
  readonly groups: string[];
  readonly deleted: string[];
  /** Every id that it was ever given. */
  readonly ids: Set<string>;
}

export interface Sent {
  readonly side: Side;
  readonly other: Side;
  readonly request: Request;
  /** What the sender wrote, with its placeholders replaced. */
  readonly written: string;
}

export interface Answered {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** The people of each side that references lead to are the last so many. */
const pool = 40;

/**
 * Two organizations whose guards hold nobody. The first erases whom it deletes, so that its audit log can be played; the second
 * keeps them, and who is created again comes back.
 */
export async function makeWorld(): Promise<readonly [Side, Side]> {
  const make = async (mark: string, deletePolicy: "erase" | "keep"): Promise<Side> => {
    const connector = await makeConnector();
    await updateConnector(connector.ctx, connector.connectorId, { guardLimit: null, deletePolicy });
    return { connector, mark, users: [], groups: [], deleted: [], ids: new Set() };
  };
  return [await make("alfa", "erase"), await make("zulu", "keep")];
}

export function prepare(world: readonly [Side, Side], request: FuzzRequest): Sent {
  const side = world[request.side];
  const other = world[request.side === 0 ? 1 : 0];
  const fill = (text: string) => fillIn(text, side, other);
  const path = fill(request.path);
  const query = request.query.map(([key, value]) => `${key}=${encodeURIComponent(fill(value).toWellFormed())}`);
  const url = `http://usher.test/scim/v2/${side.connector.connectorId}${path}${query.length === 0 ? "" : `?${query.join("&")}`}`;
  const body = request.body === null ? null : damaged(fill(request.body), request.damage);
  const headers = {
    authorization: `Bearer ${side.connector.token}`,
    "content-type": "application/scim+json",
    ...request.headers,
  };
  return {
    side,
    other,
    request: new Request(url, { method: request.method, headers, ...(body === null ? {} : { body }) }),
    written: `${request.method} ${url} ${JSON.stringify(request.headers)} ${body === null ? "" : Buffer.from(body).toString("utf8")}`,
  };
}

function fillIn(text: string, side: Side, other: Side): string {
  const pools: Readonly<Record<string, readonly string[]>> = {
    user: side.users,
    group: side.groups,
    deleted: side.deleted,
    foreignUser: other.users,
    foreignGroup: other.groups,
  };
  return text
    .replaceAll("{mark}", side.mark)
    .replaceAll(/\{(user|group|deleted|foreignUser|foreignGroup):(\d+)\}/g, (_, kind: string, at: string) => {
      const ids = pools[kind] ?? [];
      return ids[Number(at) % Math.max(ids.length, 1)] ?? "0190a5e8-0000-7000-8000-000000000000";
    });
}

function damaged(json: string, damage: FuzzRequest["damage"]): Uint8Array<ArrayBuffer> {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
  if (damage === "utf8")
    return new Uint8Array(Buffer.concat([Buffer.from(json.slice(0, 9)), Buffer.from([0xff, 0xc0])]));
  if (damage === "cut") return bytes(json.slice(0, Math.ceil(json.length / 2)));
  if (damage === "twice") return bytes(json.startsWith("{") ? `${json.slice(0, -1)},${json.slice(1)}` : json + json);
  if (damage === "deep") return bytes(`{"a":${"[".repeat(40)}${json}${"]".repeat(40)}}`);
  return bytes(json);
}

/** Sends it and learns what it made. */
export async function send({ side, request }: Sent): Promise<Answered> {
  const response = await handleScim(request, { remoteAddress: "192.0.2.7" });
  const text = await response.text();
  learn(side, request.method, new URL(request.url).pathname, response.status, text);
  return { status: response.status, contentType: response.headers.get("content-type"), text };
}

function learn(side: Side, method: string, path: string, status: number, text: string): void {
  if (method === "POST" && status === 201) {
    const { id, meta } = JSON.parse(text) as { id?: string; meta?: { resourceType?: string } };
    // With attributes left out only the path tells what it is.
    if (id !== undefined)
      add(side, meta?.resourceType === "Group" || path.endsWith("/Groups") ? "groups" : "users", id);
  } else if (method === "POST" && status === 200 && path.endsWith("/Bulk")) {
    const { Operations } = JSON.parse(text) as { Operations: { method: string; location?: string; status: string }[] };
    for (const { method: verb, location, status: code } of Operations) {
      const [, collection, id = ""] = /\/(Users|Groups)\/([^/]+)$/.exec(location ?? "") ?? [];
      if (verb === "POST" && code === "201") add(side, collection === "Groups" ? "groups" : "users", id);
      if (verb === "DELETE" && code === "204") drop(side, id);
    }
  } else if (method === "DELETE" && status === 204) {
    drop(side, path.slice(path.lastIndexOf("/") + 1));
  }
}

function add(side: Side, kind: "users" | "groups", id: string): void {
  side.ids.add(id);
  if (side[kind].includes(id)) return;
  side[kind].push(id);
  if (side[kind].length > pool) side[kind].shift();
}

function drop(side: Side, id: string): void {
  for (const kind of ["users", "groups"] as const) {
    const at = side[kind].indexOf(id);
    if (at >= 0) side[kind].splice(at, 1);
  }
  side.deleted.push(id);
  if (side.deleted.length > pool) side.deleted.shift();
}
