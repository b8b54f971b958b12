import type { Ctx, RequestRecord } from "@/lib/context";
import type { Document, Json } from "@/lib/scim/protocol/schema/attribute";
import type { ProvisioningPolicy } from "@/lib/users/policy";

/** A request that has been authenticated and matched to a route. */
export interface Call {
  readonly ctx: Ctx;
  readonly request: RequestRecord;
  readonly connector: {
    readonly id: string;
    readonly name: string;
    readonly uniqueGroupNames: boolean;
    readonly policy: ProvisioningPolicy;
  };
  /** `{origin}/scim/v2/{connectorId}`: what locations begin with. */
  readonly baseUrl: string;
  /** The id in the path, decoded; empty for a collection. */
  readonly id: string;
  readonly query: URLSearchParams;
  /** The headers of a conditional request (RFC 7644 §3.14) as they came, or null. */
  readonly ifMatch: string | null;
  readonly ifNoneMatch: string | null;
  /** Reads and parses the body, once. */
  readonly readBody: () => Promise<Json>;
}

/** What a handler answers. `location` is set for a single resource and becomes its headers. */
export interface Reply {
  readonly status: number;
  readonly body: Document | null;
  readonly location?: string;
  readonly etag?: string;
}

export type Handler = (call: Call) => Promise<Reply>;
