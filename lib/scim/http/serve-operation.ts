import type { AuthenticatedConnector } from "@/lib/auth/authenticate-connector";
import type { RequestRecord } from "@/lib/context";
import { admit, requireToolkit } from "@/lib/scim/http/admit";
import type { Call, Handler, Reply } from "@/lib/scim/http/call";
import { openCall, openRecord } from "@/lib/scim/http/open-call";
import { redactBody } from "@/lib/scim/http/redact";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { Json } from "@/lib/scim/protocol/schema/attribute";

/** An operation of a bulk request with all references resolved. */
export interface Part {
  readonly method: string;
  /** Under the Tenant URL. */
  readonly path: string;
  readonly data: Json;
  /** As If-Match would have it, or null. */
  readonly version: string | null;
}

/** The handlers that operations may reach, by collection. */
export type Collections = Readonly<Record<string, Readonly<Partial<Record<string, Handler>>>>>;

/** What a part came to, with what its handler wrote down about it. */
export interface Served {
  readonly reply: Reply;
  readonly record: RequestRecord;
}

/**
 * Serves one operation of a bulk request by the handler and behind the gates of a request of its own. `connector` is as it is now,
 * because an earlier operation may have changed what holds.
 *
 * @throws ScimError, AppError as the request of its own would be refused
 */
export async function serveOperation(
  bulk: Call,
  connector: AuthenticatedConnector,
  part: Part,
  collections: Collections,
): Promise<Served> {
  requireToolkit(connector);
  const { handler, pattern, id } = match(part, collections);
  const record: RequestRecord = {
    ...openRecord({ ...bulk.request, method: part.method, path: part.path }),
    id: bulk.request.id,
    tokenId: bulk.request.tokenId,
    tokenName: bulk.request.tokenName,
    rehearsalId: bulk.request.rehearsalId,
    isPart: true,
  };
  const call = openCall({
    organizationId: bulk.ctx.organizationId,
    connector,
    permissions: bulk.ctx.permissions,
    record,
    id,
    query: new URLSearchParams(),
    headers: new Headers(part.version === null ? {} : { "if-match": part.version }),
    readBody: () => {
      record.body = redactBody(part.data);
      return Promise.resolve(part.data);
    },
    rehearsalId: bulk.ctx.rehearsalId ?? null,
  });
  await admit(call, connector, { method: part.method, pattern, reads: false });
  return { reply: await handler(call), record };
}

function match({ method, path }: Part, collections: Collections): { handler: Handler; pattern: string; id: string } {
  const [collection = "", id, ...rest] = path.split("/").filter((segment) => segment !== "");
  const methods = Object.hasOwn(collections, collection) ? collections[collection] : undefined;
  if (methods === undefined || rest.length > 0 || path.includes("?")) {
    throw new ScimError(
      404,
      `There is nothing at ${path.slice(0, 200)}. Operations go to ${Object.keys(collections)
        .map((name) => `/${name} and /${name}/{id}`)
        .join(", ")}.`,
    );
  }
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (handler === undefined || (method === "POST") !== (id === undefined)) {
    throw new ScimError(
      405,
      `${method} is not possible at ${path.slice(0, 200)}. POST goes to a collection, PUT, PATCH and DELETE go to a resource.`,
    );
  }
  return { handler, pattern: id === undefined ? `/${collection}` : `/${collection}/:id`, id: decode(id ?? "") };
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    throw new ScimError(404, "There is nothing at this path: its percent-encoding is broken.");
  }
}
