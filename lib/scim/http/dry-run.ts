import { findAuthenticatedConnector } from "@/lib/auth/authenticate-connector";
import { connectorPermissions } from "@/lib/auth/permissions";
import type { DryRun } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { toolkitMissing } from "@/lib/organizations/toolkit-missing";
import type { DryRunAnswer } from "@/lib/request-log/schemas";
import { passGuard } from "@/lib/scim/http/admit";
import type { Reply } from "@/lib/scim/http/call";
import { describeRefusal } from "@/lib/scim/http/causes";
import { type FirstLine, openCall, openRecord } from "@/lib/scim/http/open-call";
import { toScimError } from "@/lib/scim/http/respond";
import { matchRoute } from "@/lib/scim/http/routes";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { Json } from "@/lib/scim/protocol/schema/attribute";

/** A request as Entra would send it to a connector. */
export interface DryRequest extends Pick<FirstLine, "connectorId" | "method"> {
  /** Path and query under the Tenant URL. */
  readonly path: string;
  readonly body: Json;
  /** The credential that is named as the actor's. */
  readonly token: { readonly id: string; readonly name: string };
}

/** What it would be answered: the document that would be sent, too. */
export interface DryAnswer extends DryRunAnswer {
  readonly body: Reply["body"];
}

/** Thrown to undo everything, with what came of it. */
class RolledBack extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super("A dry run is over.");
    this.reply = reply;
  }
}

/**
 * Serves a SCIM request as the connector would today, in one transaction that is always rolled back: no row of any table stays, the
 * guard does not count it, and neither a limit nor the figures of the connector see it. Tells whether provisioning is off and goes on,
 * because that is what one wants to know before switching it on.
 *
 * @throws AppError `not_found` when the organization has no such connector
 */
export async function dryRun(organizationId: string, request: DryRequest): Promise<DryAnswer> {
  const connector = await findAuthenticatedConnector(organizationId, request.connectorId);
  const [path = "", search = ""] = request.path.split("?", 2);
  const record = openRecord({ ...request, remoteAddress: null });
  Object.assign(record, { tokenId: request.token.id, tokenName: request.token.name });
  const changes: DryRun["changes"] = [];
  let body: Reply["body"] = null;
  try {
    if (!connector.toolkitOn) throw toolkitMissing(connector.organizationSlug);
    const route = matchRoute(path);
    const handler = route?.methods[request.method];
    if (route === null || handler === undefined) throw new ScimError(404, `There is nothing at ${path}.`);
    const call = openCall({
      organizationId,
      connector,
      permissions: connectorPermissions,
      record,
      id: route.id,
      query: new URLSearchParams(search),
      readBody: () => Promise.resolve(request.body),
      dryRun: { changes },
    });
    passGuard(call, { method: request.method, pattern: route.pattern });
    const reply = await replyOf(organizationId, () => handler(call));
    record.status = reply.status;
    body = reply.body;
  } catch (error) {
    const refusal = toScimError(error);
    if (refusal === null) throw error;
    describeRefusal(record, refusal);
    changes.length = 0;
  }
  return {
    status: record.status,
    outcome: record.status < 400 ? "accepted" : record.status < 500 ? "refused" : "failed",
    summary: record.summary,
    causeCode: record.causeCode,
    cause: record.cause,
    cure: record.cure,
    notes: record.notes,
    changes: changes.at(-1) ?? null,
    provisioningOff: !connector.provisioningOn,
    body,
  };
}

/** The handler's transactions all join this one, which never commits. */
async function replyOf(organizationId: string, handle: () => Promise<Reply>): Promise<Reply> {
  try {
    return await withOrganization(organizationId, async () => {
      throw new RolledBack(await handle());
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.reply;
    throw error;
  }
}
