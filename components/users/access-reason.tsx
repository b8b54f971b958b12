import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { momentOf } from "@/components/ui/time-tags";
import type { Translate } from "@/i18n/translate";
import { rankOf } from "@/lib/auth/permissions";
import type { RuleGrant, UserDetail } from "@/lib/users/schemas";

interface Reason {
  readonly role: string;
  readonly kind: "rule" | "sent" | "byHand";
  readonly sentence: ReactNode;
  /** What it means for somebody who has a stronger reason. */
  readonly without: string;
}

/** “Admin because of the group IT, rule 2, since 3 Nov 2026 09:14.” */
export function RuleReason({ rule }: { readonly rule: RuleGrant }) {
  return useTranslations("users.reasons").rich("rule", {
    value: rule.value,
    group: rule.groupName,
    position: rule.position,
    b: (words) => <b className="font-semibold text-text">{words}</b>,
    time: momentOf(rule.since),
  });
}

/** Why somebody has their access role, and what they would have without the strongest reason. */
export function AccessReason({ user }: { readonly user: UserDetail }) {
  const t = useTranslations("users");
  const [first, second] = reasonsOf(t, user);
  if (first === undefined) return <p>{t("reasons.noRole")}</p>;
  const alone = first.kind === "byHand" ? null : t("reasons.without.none");
  return (
    <p>
      {first.sentence} {second?.without ?? alone}
    </p>
  );
}

/** Strongest first; of equals a rule before Entra before a hand. */
function reasonsOf(t: Translate<"users">, { access, origin }: UserDetail): readonly Reason[] {
  const { rule, sent, byHand } = access.accessRole;
  const entra = origin.kind === "connector" ? origin.name : t("reasons.entra");
  const reasons = [
    rule && {
      role: rule.value,
      kind: "rule" as const,
      sentence: <RuleReason rule={rule} />,
      without: t("reasons.without.rule", { value: rule.value, group: rule.groupName, position: rule.position }),
    },
    sent && {
      role: sent,
      kind: "sent" as const,
      sentence: t("reasons.sent", { value: sent, origin: entra }),
      without: t("reasons.without.sent", { value: sent, origin: entra }),
    },
    byHand && {
      role: byHand,
      kind: "byHand" as const,
      sentence: t("reasons.byHand", { value: byHand }),
      without: t("reasons.without.byHand", { value: byHand }),
    },
  ].filter((reason) => reason !== null && reason !== "");
  return reasons.toSorted((left, right) => rankOf(right.role) - rankOf(left.role));
}
