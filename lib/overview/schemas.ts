import type { AuditItem } from "@/lib/audit/schemas";
import type { ConnectorDto } from "@/lib/connectors/schemas";

export interface AttentionItem {
  readonly severity: "danger" | "warning";
  readonly text: string;
  /** Path inside the organization, such as `/integrations/{id}`, and the words on the button. */
  readonly href: string;
  readonly action: string;
}

export interface OverviewDto {
  readonly activeUsers: number;
  readonly inactiveUsers: number;
  readonly groups: number;
  readonly userTypes: readonly { readonly name: string; readonly count: number }[];
  /** Whether the organization has Enterprise Toolkit, without which no connector works. */
  readonly toolkitOn: boolean;
  /** Empty for people who may not see connectors. */
  readonly connectors: readonly ConnectorDto[];
  /** False also for people who may not see domains. */
  readonly hasVerifiedDomain: boolean;
  readonly attention: readonly AttentionItem[];
  readonly latestChanges: readonly AuditItem[];
}
