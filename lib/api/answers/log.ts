import { z } from "zod";
import { Id, Moment } from "@/lib/api/answers/parts";
import type { AuditDetail, AuditListItem } from "@/lib/audit/schemas";
import type { RequestDetail, RequestListItem } from "@/lib/request-log/schemas";

const request = {
  id: Id,
  at: Moment,
  connectorId: Id,
  connectorName: z.string().meta({ description: "Empty when the connector was deleted." }),
  outcome: z.enum(["accepted", "refused", "failed"]),
  method: z.string(),
  path: z.string(),
  status: z.int(),
  scimType: z.string().nullable(),
  durationMs: z.number(),
  summary: z.string(),
  causeCode: z.string().nullable(),
  cause: z.string().nullable(),
  cure: z.string().nullable(),
  tokenName: z.string().nullable(),
  resourceType: z.enum(["User", "Group"]).nullable(),
  resourceId: z.string().nullable(),
  resourceName: z.string().nullable(),
  isProbe: z.boolean(),
  rehearsalId: Id.nullable().meta({ description: "Set when Usher itself sent it, to rehearse." }),
};

export const RequestListAnswer: z.ZodType<RequestListItem> = z.strictObject(request).meta({ id: "RequestListItem" });

/** What changed: attributes by their names. */
const Diff = z.record(z.string(), z.unknown()).nullable();

export const RequestAnswer: z.ZodType<RequestDetail> = z
  .strictObject({
    ...request,
    url: z.string(),
    remoteAddress: z.string().nullable(),
    notes: z.array(z.string()),
    body: z.unknown().meta({ description: "The body that was sent, secrets removed; null when there was none." }),
    changes: z.strictObject({ before: Diff, after: Diff }).nullable(),
  })
  .meta({ id: "Request" });

const change = {
  id: Id,
  at: Moment,
  actor: z
    .strictObject({ kind: z.string(), id: z.string().nullable(), name: z.string() })
    .meta({ description: "Who did it: a user, connector, apiToken, serviceAccount or the system." }),
  action: z.string().meta({ description: "Noun and verb: user.create." }),
  target: z.strictObject({ type: z.string(), id: z.string(), name: z.string() }),
  activity: z.enum(["activated", "deactivated"]).nullable(),
};

export const AuditListAnswer: z.ZodType<AuditListItem> = z.strictObject(change).meta({ id: "AuditEntryListItem" });

export const AuditAnswer: z.ZodType<AuditDetail> = z
  .strictObject({ ...change, before: Diff, after: Diff, requestId: z.string(), inRequestLog: z.boolean() })
  .meta({ id: "AuditEntry" });
