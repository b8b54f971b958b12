import { withOrganization } from "@/lib/db/with-organization";
import type { Part, Served } from "@/lib/scim/http/serve-operation";
import type { BulkOperation } from "@/lib/scim/protocol/bulk/parse";
import { resolveData } from "@/lib/scim/protocol/bulk/references";

/** A POST of a circle; `place` is where it stands in the request. */
export interface CircleMember {
  readonly place: number;
  readonly operation: BulkOperation;
}

interface Circle {
  readonly members: readonly CircleMember[];
  /** The ids of what is made already. */
  readonly known: ReadonlyMap<string, string>;
  readonly serve: (part: Part) => Promise<Served>;
}

export type CircleResult =
  | { readonly ok: true; readonly served: ReadonlyMap<number, Served> }
  /** `place` is whose fault it was; null when it was nobody's. */
  | { readonly ok: false; readonly place: number | null; readonly error: unknown };

/** Carries out of the transaction which operation failed. */
class Broken extends Error {
  readonly place: number;

  constructor(place: number, cause: unknown) {
    super("An operation of a circle failed.", { cause });
    this.place = place;
  }
}

/**
 * Makes resources that name one another (RFC 7644 §3.7.1), in one transaction: first each without the references that lead nowhere
 * yet, then those once more, by PUT, with all of them.
 */
export async function serveCircle(organizationId: string, circle: Circle): Promise<CircleResult> {
  try {
    return { ok: true, served: await withOrganization(organizationId, () => make(circle)) };
  } catch (error) {
    return error instanceof Broken
      ? { ok: false, place: error.place, error: error.cause }
      : { ok: false, place: null, error };
  }
}

async function make({ members, known, serve }: Circle): Promise<ReadonlyMap<number, Served>> {
  const ids = new Map(known);
  const served = new Map<number, Served>();
  const unfinished: CircleMember[] = [];
  for (const member of members) {
    const { place, operation } = member;
    let isWhole = true;
    const data = resolveData(operation.data, (bulkId) => {
      const id = ids.get(bulkId) ?? null;
      if (id === null) isWhole = false;
      return id;
    });
    const made = await attempt(place, () => serve({ method: "POST", path: operation.path, data, version: null }));
    served.set(place, made);
    if (operation.bulkId !== null) ids.set(operation.bulkId, idOf(made));
    if (!isWhole) unfinished.push(member);
  }
  for (const { place, operation } of unfinished) {
    const made = served.get(place);
    if (made === undefined) continue;
    const collection = operation.path.split("/").find((segment) => segment !== "") ?? "";
    const path = `/${collection}/${idOf(made)}`;
    const data = resolveData(operation.data, (bulkId) => ids.get(bulkId));
    const { reply, record } = await attempt(place, () => serve({ method: "PUT", path, data, version: null }));
    served.set(place, { reply: { ...reply, status: made.reply.status }, record: { ...record, written: true } });
  }
  return served;
}

async function attempt(place: number, serve: () => Promise<Served>): Promise<Served> {
  try {
    return await serve();
  } catch (error) {
    throw new Broken(place, error);
  }
}

function idOf({ reply }: Served): string {
  return reply.location?.slice(reply.location.lastIndexOf("/") + 1) ?? "";
}
