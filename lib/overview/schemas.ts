import { z } from "zod";
import type { AuditItem } from "@/lib/audit/schemas";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { RequestPoint } from "@/lib/request-stats/schemas";

export const SetChecklist = z.object({ done: z.boolean() }).strict();
export type SetChecklist = z.infer<typeof SetChecklist>;

export interface AttentionItem {
  readonly severity: "danger" | "warning";
  readonly text: string;
  /** Path inside the organization, such as `/integrations/{id}`, and the words on the button. */
  readonly href: string;
  readonly action: string;
}

export interface OverviewDto {
  readonly activeUsers: number;
  /** Of the active ones: who came within seven days. */
  readonly newThisWeek: number;
  readonly inactiveUsers: number;
  readonly groups: number;
  readonly userTypes: readonly { readonly name: string; readonly count: number }[];
  /** Whether the organization has Enterprise Toolkit, without which no connector works. */
  readonly toolkitOn: boolean;
  /** Empty for people who may not see connectors. */
  readonly connectors: readonly ConnectorDto[];
  /** The requests of 24 hours by the hour, by the connector's id. */
  readonly hours: Readonly<Record<string, readonly RequestPoint[]>>;
  /** False also for people who may not see domains. */
  readonly hasVerifiedDomain: boolean;
  /** Whether somebody has signed in with Microsoft; false also for people who may not see connectors. */
  readonly ssoProven: boolean;
  /** Whether an admin put the set-up checklist away. */
  readonly checklistDone: boolean;
  /** What one may use oneself, for those who may not read the logs. */
  readonly ownFolders: readonly { readonly id: string; readonly path: readonly string[] }[];
  readonly attention: readonly AttentionItem[];
  readonly latestChanges: readonly AuditItem[];
}

export interface SignInDay {
  /** When the day begins (UTC). */
  readonly at: string;
  readonly succeeded: number;
  readonly failed: number;
}

export interface SignInStats {
  /** Who signed in within 30 days. */
  readonly people: number;
  /** Empty for people who may not read the log. */
  readonly days: readonly SignInDay[];
}
