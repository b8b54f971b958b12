import { z } from "zod";
import { toFolders } from "@/lib/rules/read-rule-list";
import type { Rule } from "@/lib/rules/rule";

/** A rule in the audit log. What a rule does not give is left out. */
const RuleSnapshot = z.object({
  id: z.string(),
  group: z.string(),
  accessRole: z.string().exactOptional(),
  userType: z.string().exactOptional(),
  folders: z.array(z.string()).exactOptional(),
});
type RuleSnapshot = z.infer<typeof RuleSnapshot>;

const Snapshot = z.object({ rules: z.array(RuleSnapshot) });

export function snapshotRules(rules: readonly Rule[], folderNames: ReadonlyMap<string, string>): RuleSnapshot[] {
  return rules.map((rule) => {
    const folders = toFolders(rule.folderIds, folderNames).map(({ name }) => name);
    return {
      id: rule.id,
      group: rule.groupName,
      ...(rule.accessRole === null ? {} : { accessRole: rule.accessRole }),
      ...(rule.userType === null ? {} : { userType: rule.userType }),
      ...(folders.length === 0 ? {} : { folders }),
    };
  });
}

const mostDifferences = 5;

/** What one save changed, in words: “added IT → Admin; removed Ops → User; moved rules”. */
export function describeSave(before: unknown, after: unknown): string {
  const lists = [Snapshot.safeParse(before), Snapshot.safeParse(after)] as const;
  if (!lists[0].success || !lists[1].success) return "changed the rules";
  const differences = differencesOf(lists[0].data.rules, lists[1].data.rules);
  const more = differences.length - mostDifferences;
  return `${differences.slice(0, mostDifferences).join("; ")}${more > 0 ? `; and ${more} more changes` : ""}`;
}

function differencesOf(before: readonly RuleSnapshot[], after: readonly RuleSnapshot[]): readonly string[] {
  const earlier = new Map(before.map((rule) => [rule.id, rule]));
  const later = new Set(after.map((rule) => rule.id));
  const differences = [
    ...after.flatMap((rule) => {
      const old = earlier.get(rule.id);
      if (old === undefined) return [`added ${inWords(rule)}`];
      return inWords(old) === inWords(rule) ? [] : [`changed ${inWords(old)} to ${inWords(rule)}`];
    }),
    ...before.filter((rule) => !later.has(rule.id)).map((rule) => `removed ${inWords(rule)}`),
  ];
  const order = (rules: readonly RuleSnapshot[], kept: (id: string) => boolean) =>
    rules
      .map((rule) => rule.id)
      .filter(kept)
      .join();
  const moved = order(before, (id) => later.has(id)) !== order(after, (id) => earlier.has(id));
  return moved ? [...differences, "moved rules"] : differences;
}

function inWords(rule: RuleSnapshot): string {
  const gifts = [rule.accessRole ?? [], rule.userType ?? [], rule.folders ?? []].flat();
  return `${rule.group} → ${gifts.length === 0 ? "nothing" : gifts.join(", ")}`;
}
