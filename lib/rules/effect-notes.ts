import type { Rule } from "@/lib/rules/rule";
import type { EffectRow } from "@/lib/rules/rule-effects";

/** Sentences for the request log: “Ada Lovelace became Admin by rule 2.” */
export function effectNotes(rows: readonly EffectRow[], rules: readonly Rule[]): readonly string[] {
  const positions = new Map(rules.map((rule) => [rule.id, rule.position]));
  const by = (ruleId: string | null) => {
    const position = ruleId === null ? undefined : positions.get(ruleId);
    return position === undefined ? "" : ` by rule ${position}`;
  };
  return rows.flatMap((row) => [
    ...(row.role_before === row.role_after ? [] : [roleNote(row, by(row.role_rule_after))]),
    ...(row.type_before === row.type_after ? [] : [typeNote(row, by(row.type_rule_after))]),
    ...(row.gained.length === 0 ? [] : [`${row.label} can use ${folders(row.gained)}${by(row.folder_rule_after)}.`]),
    ...(row.lost.length === 0 ? [] : [`${row.label} cannot use ${folders(row.lost)} any more.`]),
  ]);
}

function roleNote(row: EffectRow, by: string): string {
  return row.role_after === null
    ? `${row.label} has no access role any more.`
    : `${row.label} became ${row.role_after}${by}.`;
}

function typeNote(row: EffectRow, by: string): string {
  return row.type_after === null
    ? `${row.label} has no user type any more.`
    : `${row.label} got the user type ${row.type_after}${by}.`;
}

function folders(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
  return `the ${names.length === 1 ? "folder" : "folders"} ${shown}${more}`;
}
