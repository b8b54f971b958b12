import { z } from "zod";

/** How far back a list of requests can go. */
const requestPeriods = ["1h", "24h", "7d", "30d"] as const;

const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), "Enter a date such as 2026-11-03.");

export const ListRequestsParams = z.object({
  connector: z.uuid().exactOptional(),
  outcome: z.enum(["accepted", "refused", "failed"]).exactOptional(),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).exactOptional(),
  /** A stable cause code, as the rows have it. */
  cause: z.string().trim().min(1).max(100).exactOptional(),
  /** Exactly this HTTP status. */
  status: z
    .string()
    .regex(/^[1-5]\d\d$/)
    .exactOptional(),
  /** A credential, by its id. */
  credential: z.uuid().exactOptional(),
  /** How far back. */
  period: z.enum(requestPeriods).exactOptional(),
  /** Days in UTC, both included. */
  from: Day.exactOptional(),
  to: Day.exactOptional(),
  /** A user or group: only requests about it. */
  resource: z.uuid().exactOptional(),
  /** “1”: leave out the probes of Test Connection. */
  hideTests: z.literal("1").exactOptional(),
  /** “1”: also what Usher itself sent to rehearse. */
  rehearsals: z.literal("1").exactOptional(),
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListRequestsParams = z.infer<typeof ListRequestsParams>;

export interface RequestListItem {
  readonly id: string;
  readonly at: string;
  readonly connectorId: string;
  readonly connectorName: string;
  /** accepted: below 400; refused: 400–499; failed: 500 and above. */
  readonly outcome: "accepted" | "refused" | "failed";
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly scimType: string | null;
  readonly durationMs: number;
  /** One sentence: “Create user Ada Lovelace”. */
  readonly summary: string;
  readonly causeCode: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly tokenName: string | null;
  readonly resourceType: "User" | "Group" | null;
  readonly resourceId: string | null;
  readonly resourceName: string | null;
  readonly isProbe: boolean;
  /** Set when Usher itself sent it, to rehearse. */
  readonly rehearsalId: string | null;
}

export interface RequestDetail extends RequestListItem {
  /** The whole address that was called. */
  readonly url: string;
  readonly remoteAddress: string | null;
  /** What was tolerated, skipped or ignored, a sentence each. */
  readonly notes: readonly string[];
  /** The body that was sent, secrets removed; null when there was none. */
  readonly body: unknown;
  /** What changed: the attributes before and after; null when nothing did. */
  readonly changes: { readonly before: object | null; readonly after: object | null } | null;
}

/** The failed authentications of 24 hours that have one cause; everything but the count is of the newest one. */
export interface Knock {
  readonly requestId: string;
  readonly at: string;
  readonly causeCode: string;
  /** 401, or 403 when the credential holds and may not do this. */
  readonly status: number;
  readonly cause: string;
  readonly cure: string | null;
  /** The credential, when it is one of ours. */
  readonly tokenName: string | null;
  readonly remoteAddress: string | null;
  readonly path: string;
  /** Not exact: at least so many. */
  readonly count: { readonly count: number; readonly exact: boolean };
}

/** What the log of this organization names, for its filters. */
export interface RequestChoices {
  readonly causes: readonly string[];
  readonly credentials: readonly { readonly id: string; readonly name: string }[];
}

/** What Usher would answer today to a request of the log, and what it would change. Nothing was changed. */
export interface DryRunAnswer {
  readonly status: number;
  readonly outcome: RequestListItem["outcome"];
  readonly summary: string;
  readonly causeCode: string | null;
  readonly cause: string | null;
  readonly cure: string | null;
  readonly notes: readonly string[];
  readonly changes: RequestDetail["changes"];
  /** Provisioning is off: until it is on, Entra is answered 503 whatever stands here. */
  readonly provisioningOff: boolean;
}
