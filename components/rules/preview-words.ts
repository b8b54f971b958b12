import type { RuleChange, RuleChangePerson } from "@/lib/rules/schemas";
import { formatNumber } from "@/lib/utils/format";

/** “become Admin (3)” */
export function changeTitle(change: RuleChange): string {
  return `${changeVerb(change)} (${formatNumber(change.count)})`;
}

function changeVerb({ kind, value }: RuleChange): string {
  switch (kind) {
    case "roleUp":
      return `become ${value}`;
    case "roleDown":
      return value === null ? "lose their access role" : `become ${value}`;
    case "userType":
      return value === null ? "lose their user type" : `get user type ${value}`;
    case "gainFolder":
      return `get folder ${value}`;
    case "loseFolder":
      return `lose folder ${value}`;
    case "reason":
      return "keep what they have, by another rule";
    default:
      return kind satisfies never;
  }
}

/** What was, or which rule gives way to which: “was ReadOnly”, “rule 2 → rule 3”. */
export function personDetail(change: RuleChange, person: RuleChangePerson): string {
  const rules = ruleStep(person);
  if (change.kind === "roleUp" || change.kind === "roleDown" || change.kind === "userType") {
    return [`was ${person.before ?? "None"}`, rules].filter((text) => text !== "").join(" · ");
  }
  return rules;
}

function ruleStep({ ruleBefore, ruleAfter }: RuleChangePerson): string {
  if (ruleBefore === null && ruleAfter === null) return "";
  if (ruleBefore === null || ruleBefore === ruleAfter) return `by rule ${ruleAfter}`;
  if (ruleAfter === null) return `rule ${ruleBefore} → no rule`;
  return `rule ${ruleBefore} → rule ${ruleAfter}`;
}
