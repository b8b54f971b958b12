import type { ReactNode } from "react";
import { Moment } from "@/components/ui/moment";
import { rankOfRole } from "@/components/users/access-roles";
import type { RuleGrant, UserDetail } from "@/lib/users/schemas";

interface Reason {
  readonly role: string;
  readonly long: ReactNode;
  readonly short: string;
}

/** “because of the group IT, rule 2, since 3 Nov 2026 09:14” */
export function RuleReason({ rule }: { readonly rule: RuleGrant }) {
  return (
    <>
      because of the group <b className="font-semibold text-text">{rule.groupName}</b>, rule {rule.position}, since{" "}
      <Moment at={rule.since} />
    </>
  );
}

/** Why somebody has their access role, and what they would have without the strongest reason. */
export function AccessReason({ user }: { readonly user: UserDetail }) {
  const [first, second] = reasonsOf(user);
  if (first === undefined) return <p>Nobody gave an access role: not by hand, not in Entra, not by a group rule.</p>;
  return (
    <p>
      {first.role} {first.long}.{" "}
      {second
        ? `Without it: ${second.role} (${second.short}).`
        : first.short === "by hand"
          ? null
          : "Without it: None."}
    </p>
  );
}

/** Strongest first; of equals a rule before Entra before a hand. */
function reasonsOf({ access, origin }: UserDetail): readonly Reason[] {
  const { rule, sent, byHand } = access.accessRole;
  const entra = origin.kind === "connector" ? origin.name : "Entra";
  const reasons = [
    rule && {
      role: rule.value,
      long: <RuleReason rule={rule} />,
      short: `group ${rule.groupName}, rule ${rule.position}`,
    },
    sent && { role: sent, long: `because ${entra} sends it`, short: `sent by ${entra}` },
    byHand && { role: byHand, long: "by hand", short: "by hand" },
  ].filter((reason) => reason !== null && reason !== "");
  return reasons.toSorted((left, right) => rankOfRole(right.role) - rankOfRole(left.role));
}
