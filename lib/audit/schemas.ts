import { z } from "zod";

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), "Enter a date such as 2026-11-03.");

/** What the audit log is narrowed to. */
const filters = {
  /** Part of a target's name, or a whole target id. */
  q: z.string().trim().max(200).exactOptional(),
  /** Who: an id, or “system”. */
  actor: z.string().trim().max(200).exactOptional(),
  /** `noun.verb`, as the rows have it. */
  action: z.string().trim().max(100).exactOptional(),
  /** Exactly this one thing, by its id. */
  target: z.string().trim().max(200).exactOptional(),
  /** Days in UTC, both included. */
  from: day.exactOptional(),
  to: day.exactOptional(),
};

export const EntryFilters = z.object(filters);
export type EntryFilters = z.infer<typeof EntryFilters>;

export const ListEntriesParams = z.object({
  ...filters,
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListEntriesParams = z.infer<typeof ListEntriesParams>;

/** Who acted. The kinds are an open set: “user”, “connector”, “system”, and whatever gets credentials later. */
export interface AuditActor {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string;
}

/** One row of the audit log, without what it changed. */
export interface AuditListItem {
  readonly id: string;
  readonly at: string;
  readonly actor: AuditActor;
  /** `noun.verb`: `user.create`. */
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string; readonly name: string };
  /** What an update of `active` means to the person; null for every other change. */
  readonly activity: "activated" | "deactivated" | null;
}

/** The row with its diff. */
export interface AuditItem extends AuditListItem {
  readonly before: object | null;
  readonly after: object | null;
}

export interface AuditDetail extends AuditItem {
  readonly requestId: string;
  /** Whether the request log still holds the request that made the change. */
  readonly inRequestLog: boolean;
}

/** Who and what the log of this organization names, for its filters. */
export interface AuditChoices {
  readonly actors: readonly AuditActor[];
  readonly actions: readonly string[];
}
