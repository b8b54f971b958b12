import { v7 as uuidv7 } from "uuid";
import type { AuthenticatedConnector } from "@/lib/auth/authenticate-connector";
import type { Ctx, RequestRecord } from "@/lib/context";
import { env } from "@/lib/env";
import type { Call } from "@/lib/scim/http/call";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import type { ProvisioningPolicy } from "@/lib/users/policy";

/** What a call is made from, once it is known who asks. */
export interface Opened {
  readonly organizationId: string;
  readonly connector: AuthenticatedConnector;
  readonly permissions: Ctx["permissions"];
  readonly record: RequestRecord;
  readonly id: string;
  readonly query: URLSearchParams;
  readonly readBody: () => Promise<Json>;
  /** Those of the request; none where there is no request. */
  readonly headers?: Headers;
  readonly rehearsalId?: string | null;
  readonly dryRun?: NonNullable<Ctx["dryRun"]>;
}

/** The call that a handler gets, with the context that the verbs act in. */
export function openCall(opened: Opened): Call {
  const { organizationId, connector, record, id, query, readBody, rehearsalId = null, dryRun } = opened;
  const policy = rehearsalId === null ? connector.policy : inRehearsal(connector.policy);
  const ctx: Ctx = {
    organizationId,
    actor: {
      kind: "connector",
      id: connector.id,
      name: connector.name,
      tokenId: record.tokenId ?? "",
      tokenName: record.tokenName ?? "",
      policy,
    },
    permissions: opened.permissions,
    requestId: record.id,
    now: () => new Date(),
    request: record,
    ...(rehearsalId === null ? {} : { rehearsalId }),
    ...(dryRun === undefined ? {} : { dryRun }),
  };
  return {
    ctx,
    request: record,
    connector: { ...connector, policy },
    baseUrl: `${env().USHER_ORIGIN}/scim/v2/${connector.id}`,
    id,
    query,
    ifMatch: opened.headers?.get("if-match") ?? null,
    ifNoneMatch: opened.headers?.get("if-none-match") ?? null,
    readBody,
  };
}

/** What a request is known by before anything of it was read. */
export type FirstLine = Pick<RequestRecord, "connectorId" | "method" | "path" | "remoteAddress">;

/** The record of a request that came in now. */
export function openRecord(line: FirstLine): RequestRecord {
  const startedAt = new Date();
  const started = performance.now();
  return {
    id: uuidv7(),
    ...line,
    tokenId: null,
    tokenName: null,
    startedAt,
    elapsed: () => performance.now() - started,
    status: 200,
    scimType: null,
    summary: "",
    causeCode: null,
    cause: null,
    cure: null,
    resourceType: null,
    resourceId: null,
    resourceName: null,
    isProbe: false,
    rehearsalId: null,
    notes: [],
    body: null,
    written: false,
  };
}

/** A rehearsal's people leave no tombstone, and the guard, which is about people, does not hold them. */
function inRehearsal(policy: ProvisioningPolicy): ProvisioningPolicy {
  return { ...policy, deletePolicy: "erase", holdId: null };
}
