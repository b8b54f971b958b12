import { findAuthenticatedConnector } from "@/lib/auth/authenticate-connector";
import { takeScimRequest } from "@/lib/auth/request-limits";
import { type CircleMember, type CircleResult, serveCircle } from "@/lib/scim/bulk-circle";
import { groups } from "@/lib/scim/groups";
import type { Call, Reply } from "@/lib/scim/http/call";
import { internalError } from "@/lib/scim/http/internal-error";
import { toScimError } from "@/lib/scim/http/respond";
import { type Collections, type Part, type Served, serveOperation } from "@/lib/scim/http/serve-operation";
import { TooManyRequests } from "@/lib/scim/http/too-many-requests";
import { orderOf } from "@/lib/scim/protocol/bulk/order";
import type { BulkOperation, BulkRequest } from "@/lib/scim/protocol/bulk/parse";
import { referencesOf, resolveData, resolvePath } from "@/lib/scim/protocol/bulk/references";
import { ScimError } from "@/lib/scim/protocol/errors";
import { shorten } from "@/lib/scim/protocol/text";
import { users } from "@/lib/scim/users";

/** What became of one operation. */
export interface Outcome {
  readonly operation: BulkOperation;
  readonly status: number;
  readonly location: string | null;
  readonly version: string | null;
  /** Null when it was done. */
  readonly refusal: ScimError | null;
  readonly notes: readonly string[];
  readonly hasChanged: boolean;
}

const collections: Collections = {
  Users: { POST: users.create, PUT: users.replace, PATCH: users.patch, DELETE: users.remove },
  Groups: { POST: groups.create, PUT: groups.replace, PATCH: groups.patch, DELETE: groups.remove },
};

/** Does the operations, each when what it refers to is done, until `failOnErrors`. Those that were tried, in the order of the request. */
export async function runBulk(call: Call, request: BulkRequest): Promise<readonly Outcome[]> {
  const run = new Run(call, request.operations);
  for (const circle of run.order()) {
    if (request.failOnErrors !== null && run.errors() >= request.failOnErrors) break;
    await run.do(circle);
  }
  return run.outcomes();
}

class Run {
  readonly #call: Call;
  readonly #operations: readonly BulkOperation[];
  readonly #references: readonly ReadonlySet<string>[];
  /** Where the operation stands that a bulkId names. */
  readonly #places: ReadonlyMap<string, number>;
  readonly #ids = new Map<string, string>();
  readonly #outcomes = new Map<number, Outcome>();
  #begun = 0;

  constructor(call: Call, operations: readonly BulkOperation[]) {
    this.#call = call;
    this.#operations = operations;
    this.#references = operations.map((operation) => (operation.fault === null ? referencesOf(operation) : new Set()));
    this.#places = new Map(
      operations.flatMap(({ method, bulkId, fault }, place): [string, number][] =>
        method === "POST" && bulkId !== null && fault === null ? [[bulkId, place]] : [],
      ),
    );
  }

  order(): readonly (readonly number[])[] {
    return orderOf(this.#operations.length, (place) =>
      [...(this.#references[place] ?? [])].flatMap((bulkId) => this.#places.get(bulkId) ?? []),
    );
  }

  outcomes(): readonly Outcome[] {
    return [...this.#outcomes].sort(([a], [b]) => a - b).map(([, outcome]) => outcome);
  }

  errors(): number {
    return [...this.#outcomes.values()].filter(({ refusal }) => refusal !== null).length;
  }

  async do(circle: readonly number[]): Promise<void> {
    const [place = 0] = circle;
    const own = this.#operations[place]?.bulkId ?? "";
    const isPost = this.#operations[place]?.method === "POST";
    const isCircle = circle.length > 1 || (isPost && this.#references[place]?.has(own) === true);
    await (isCircle ? this.#doCircle(circle) : this.#doOne(place));
  }

  async #doOne(place: number): Promise<void> {
    try {
      const operation = await this.#begin(place);
      const part = {
        method: operation.method,
        path: resolvePath(operation.path, (bulkId) => this.#ids.get(bulkId)),
        data: resolveData(operation.data, (bulkId) => this.#ids.get(bulkId)),
        version: operation.method === "POST" ? null : operation.version,
      };
      this.#keep(place, await serveOperation(this.#call, await this.#connector(), part, collections));
    } catch (error) {
      this.#refuse(place, error);
    }
  }

  /** Resources that name one another are made together or not at all. */
  async #doCircle(circle: readonly number[]): Promise<void> {
    const members: CircleMember[] = [];
    const own = new Set(circle.map((place) => this.#operations[place]?.bulkId ?? ""));
    for (const place of circle) {
      try {
        members.push({ place, operation: await this.#begin(place, own) });
      } catch (error) {
        this.#refuse(place, error);
      }
    }
    const broken = circle.find((place) => this.#outcomes.has(place));
    if (broken !== undefined) return this.#refuseRest(circle, broken);
    const result = await this.#serveCircle(members);
    if (result.ok) for (const [place, served] of result.served) this.#keep(place, served);
    else {
      this.#refuse(result.place ?? circle[0] ?? 0, result.error);
      this.#refuseRest(circle, result.place ?? circle[0] ?? 0);
    }
  }

  async #serveCircle(members: readonly CircleMember[]): Promise<CircleResult> {
    try {
      const connector = await this.#connector();
      const serve = (part: Part) => serveOperation(this.#call, connector, part, collections);
      return await serveCircle(this.#call.ctx.organizationId, { members, known: this.#ids, serve });
    } catch (error) {
      return { ok: false, place: null, error };
    }
  }

  /** Counts it as a request, the first being counted with the request that it came in, and looks at what it refers to. */
  async #begin(place: number, circle: ReadonlySet<string> = new Set()): Promise<BulkOperation> {
    const operation = this.#operations[place];
    if (operation === undefined) throw new Error(`There is no operation ${place}.`);
    await this.#takeRequest();
    if (operation.fault !== null) throw operation.fault;
    for (const bulkId of this.#references[place] ?? []) {
      if (!circle.has(bulkId) && !this.#ids.has(bulkId)) throw this.#dangling(bulkId);
    }
    return operation;
  }

  async #takeRequest(): Promise<void> {
    this.#begun += 1;
    if (this.#begun === 1) return;
    const until = await takeScimRequest(this.#call.request.tokenId ?? "", this.#call.connector.id);
    if (until !== null) throw new TooManyRequests(until, "requests with this token, or for this connector");
  }

  #dangling(bulkId: string): ScimError {
    const place = this.#places.get(bulkId);
    if (place === undefined) {
      return ScimError.of(
        "invalidValue",
        `No POST of this request has the bulkId ${shorten(bulkId)}. Send the resource's id, or the operation that makes it.`,
      );
    }
    return new ScimError(
      409,
      `Operation ${place + 1}, which bulkId:${shorten(bulkId)} refers to, was refused. Correct that one, then send this again.`,
    );
  }

  #connector() {
    return findAuthenticatedConnector(this.#call.ctx.organizationId, this.#call.connector.id);
  }

  #keep(place: number, { reply, record }: Served): void {
    const operation = this.#operations[place];
    if (operation === undefined) return;
    const location = this.#locationOf(operation, reply);
    if (operation.method === "POST" && operation.bulkId !== null && location !== null) {
      this.#ids.set(operation.bulkId, location.slice(location.lastIndexOf("/") + 1));
    }
    this.#outcomes.set(place, {
      operation,
      status: reply.status,
      location,
      version: reply.etag ?? null,
      refusal: null,
      notes: record.notes,
      hasChanged: record.written,
    });
  }

  #refuseRest(circle: readonly number[], broken: number): void {
    const bulkId = this.#operations[broken]?.bulkId ?? "";
    for (const place of circle) if (!this.#outcomes.has(place)) this.#refuse(place, this.#dangling(bulkId));
  }

  #refuse(place: number, error: unknown): void {
    const operation = this.#operations[place];
    if (operation === undefined) return;
    const refusal = toScimError(error) ?? internalError(error, this.#call.request.id);
    this.#outcomes.set(place, {
      operation,
      status: refusal.status,
      location: this.#locationOf(operation, null),
      version: null,
      refusal,
      notes: [],
      hasChanged: false,
    });
  }

  #locationOf(operation: BulkOperation, reply: Reply | null): string | null {
    if (reply?.location !== undefined) return reply.location;
    const path = resolvePath(operation.path, (bulkId) => this.#ids.get(bulkId));
    return operation.method === "POST" || path.includes("bulkId:") ? null : `${this.#call.baseUrl}${path}`;
  }
}
