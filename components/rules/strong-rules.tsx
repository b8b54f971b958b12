"use client";

import { useTranslations } from "next-intl";
import type { EditedRule } from "@/components/rules/rule-draft";
import { AlertDialog } from "@/components/ui/dialog";
import type { RulePreview } from "@/lib/rules/schemas";

interface StrongRulesDialogProps {
  readonly open: boolean;
  readonly groups: readonly string[];
  readonly preview: RulePreview | undefined;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

const named = 10;

/** Asks once more before somebody becomes EnterpriseAdmin, with the names. */
export function StrongRulesDialog({ open, groups, preview, onClose, onConfirm }: StrongRulesDialogProps) {
  const t = useTranslations("rules.strong");
  const change = becomingEnterpriseAdmin(preview);
  const people = change?.people.slice(0, named) ?? [];
  const more = (change?.count ?? 0) - people.length;
  return (
    <AlertDialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={change === undefined ? t("askGroup") : t("askPeople", { people: change.count })}
      confirm={t("confirm")}
      cancel={t("cancel")}
      dangerous
      onConfirm={onConfirm}
    >
      <p>{t("lead")}</p>
      {people.length > 0 && (
        <ul className="mt-3 list-inside list-disc text-text">
          {people.map((person) => (
            <li key={person.userId}>
              <bdi className="font-semibold">{person.label}</bdi>
            </li>
          ))}
          {more > 0 && <li>{t("more", { count: more })}</li>}
        </ul>
      )}
      {groups.length > 0 && (
        <p className="mt-3">
          {t("joins", {
            groups: groups
              .map((name) => t("group", { name }))
              .reduce((before, group) => t("or", { groups: before, group })),
          })}
        </p>
      )}
    </AlertDialog>
  );
}

function becomingEnterpriseAdmin(preview: RulePreview | undefined) {
  return preview?.changes.find((change) => change.kind === "roleUp" && change.value === "EnterpriseAdmin");
}

/** The groups that come to give EnterpriseAdmin by this edit. */
export function newlyStrongGroups(before: readonly EditedRule[], after: readonly EditedRule[]): readonly string[] {
  const strong = (rule: EditedRule) => rule.accessRole === "EnterpriseAdmin" && rule.group !== null;
  const known = new Set(before.filter(strong).map((rule) => rule.group?.id));
  return after.flatMap((rule) => (strong(rule) && !known.has(rule.group?.id) && rule.group ? [rule.group.name] : []));
}

export function needsConfirmation(
  before: readonly EditedRule[],
  after: readonly EditedRule[],
  preview: RulePreview | undefined,
): boolean {
  return newlyStrongGroups(before, after).length > 0 || becomingEnterpriseAdmin(preview) !== undefined;
}
