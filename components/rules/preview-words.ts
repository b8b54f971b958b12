import type { Translate } from "@/i18n/translate";
import type { RuleChange, RuleChangePerson } from "@/lib/rules/schemas";

/** “become Admin (3)” */
export function changeTitle(t: Translate<"rules">, { kind, value, count }: RuleChange): string {
  const values = { value: value ?? "", count };
  switch (kind) {
    case "roleUp":
      return t("changes.become", values);
    case "roleDown":
      return value === null ? t("changes.loseRole", { count }) : t("changes.become", values);
    case "userType":
      return value === null ? t("changes.loseUserType", { count }) : t("changes.getUserType", values);
    case "gainFolder":
      return t("changes.getFolder", values);
    case "loseFolder":
      return t("changes.loseFolder", values);
    case "reason":
      return t("changes.keep", { count });
    default:
      return kind satisfies never;
  }
}

/** What was, or which rule gives way to which: “was ReadOnly”, “rule 2 → rule 3”. */
export function personDetail(t: Translate<"rules">, change: RuleChange, person: RuleChangePerson): string {
  const rules = ruleStep(t, person);
  if (change.kind === "roleUp" || change.kind === "roleDown" || change.kind === "userType") {
    const was = person.before === null ? t("person.none") : t("person.was", { value: person.before });
    return [was, rules].filter((text) => text !== "").join(" · ");
  }
  return rules;
}

function ruleStep(t: Translate<"rules">, { ruleBefore: before, ruleAfter: after }: RuleChangePerson): string {
  if (after === null) return before === null ? "" : t("person.noRule", { before });
  if (before === null || before === after) return t("person.byRule", { rule: after });
  return t("person.otherRule", { before, after });
}
