import { z } from "zod";

export const ListRequestsParams = z.object({
  connector: z.uuid().exactOptional(),
  outcome: z.enum(["accepted", "refused", "failed"]).exactOptional(),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).exactOptional(),
  /** A user or group: only requests about it. */
  resource: z.uuid().exactOptional(),
  /** “1”: leave out the probes of Test Connection. */
  hideTests: z.literal("1").exactOptional(),
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
}

export interface RequestDetail extends RequestListItem {
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
