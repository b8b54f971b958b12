import type { AccessRole } from "@/lib/auth/permissions";

/** A rule of the list: what people in one group get. Of those that give the same thing, the one with the lowest position wins. */
export interface Rule {
  readonly id: string;
  /** Counted from 1, as shown. */
  readonly position: number;
  readonly groupId: string;
  readonly groupName: string;
  readonly accessRole: AccessRole | null;
  readonly userType: string | null;
  readonly folderIds: readonly string[];
}

/** Why somebody has what a rule gave: “group IT, rule 2”. */
export function reasonOf(rule: Pick<Rule, "groupName" | "position">): string {
  return `group ${rule.groupName}, rule ${rule.position}`;
}
