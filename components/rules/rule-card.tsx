"use client";

import { ArrowDown, ArrowUp, CircleX, Ellipsis, Lock, Trash2, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type EditedRule, missingOf } from "@/components/rules/rule-draft";
import { RuleSentence } from "@/components/rules/rule-sentence";
import type { RulesEditor } from "@/components/rules/use-rules-editor";
import { Button, IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { AccessRole } from "@/lib/auth/permissions";

interface RuleCardProps {
  readonly slug: string;
  readonly editor: RulesEditor;
  readonly index: number;
  readonly ownRole: AccessRole;
  readonly handle: ReactNode;
}

/** One rule: its handle, its number, its sentence, and what can be done with it. */
export function RuleCard({ slug, editor, index, ownRole, handle }: RuleCardProps) {
  const t = useTranslations("rules");
  const rule = editor.rules[index];
  if (rule === undefined) return null;
  const missing = editor.showMissing ? missingOf(rule) : null;
  const locked = isLocked(rule, editor.stored, ownRole);
  return (
    <div className="flex flex-wrap items-start gap-1 rounded-card border border-border bg-surface p-2">
      {handle}
      <span className="shrink-0 pt-1.5 font-medium text-muted tabular-nums max-sm:flex-1 max-sm:pt-3 sm:w-5 sm:text-center">
        {t.rich("number", {
          number: index + 1,
          label: (words) => <span className="sm:sr-only">{words}</span>,
        })}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5 max-sm:order-last max-sm:basis-full max-sm:px-2 max-sm:pb-2">
        {rule.group?.gone ? (
          <GoneRule name={rule.group.name} onRemove={() => editor.remove(rule.key)} locked={locked} />
        ) : locked ? (
          <LockedRule rule={rule} />
        ) : (
          <RuleSentence
            slug={slug}
            rule={rule}
            number={index + 1}
            userTypes={editor.userTypes}
            ownRole={ownRole}
            groupId={groupFieldId(rule)}
            marked={missing !== null}
            onChange={(part) => editor.change(rule.key, part)}
          />
        )}
        {missing && (
          <p className="flex gap-1.5 text-danger text-xs">
            <CircleX aria-hidden className="mt-px size-3.5 shrink-0" />
            {t(`missing.${missing}`, { group: rule.group?.name ?? "" })}
          </p>
        )}
      </div>
      <RuleMenu editor={editor} rule={rule} index={index} locked={locked} />
    </div>
  );
}

export function groupFieldId(rule: EditedRule): string {
  return `group-of-${rule.key}`;
}

/** Rules that give EnterpriseAdmin belong to EnterpriseAdmins. */
function isLocked(rule: EditedRule, stored: readonly EditedRule[], ownRole: AccessRole): boolean {
  if (ownRole === "EnterpriseAdmin") return false;
  return stored.some((before) => before.key === rule.key && before.accessRole === "EnterpriseAdmin");
}

function GoneRule({
  name,
  locked,
  onRemove,
}: {
  readonly name: string;
  readonly locked: boolean;
  readonly onRemove: () => void;
}) {
  const t = useTranslations("rules");
  const common = useTranslations("common");
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="flex min-w-0 items-start gap-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
        <span className="min-w-0">{t.rich("gone", { name, bdi: (words) => <bdi>{words}</bdi> })}</span>
      </p>
      {!locked && (
        <Button className="min-h-8 px-2.5" onClick={onRemove}>
          {common("remove")}
        </Button>
      )}
    </div>
  );
}

function LockedRule({ rule }: { readonly rule: EditedRule }) {
  const t = useTranslations("rules.locked");
  const gifts = [
    ...(rule.accessRole === null ? [] : [t("accessRole", { role: rule.accessRole })]),
    ...(rule.userType === null ? [] : [t("userType", { userType: rule.userType })]),
    ...(rule.folders === null ? [] : [t("folders", { names: rule.folders.map(({ name }) => name).join(", ") })]),
  ];
  return (
    <div className="py-1.5">
      <p>
        {t.rich("sentence", {
          group: rule.group?.name ?? "",
          gifts: gifts.length === 0 ? t("nothing") : gifts.join(", "),
          b: (words) => <b className="font-semibold">{words}</b>,
        })}
      </p>
      <p className="mt-0.5 flex items-center gap-1.5 text-muted text-xs">
        <Lock aria-hidden className="size-3.5 shrink-0" />
        {t("text")}
      </p>
    </div>
  );
}

interface RuleMenuProps {
  readonly editor: RulesEditor;
  readonly rule: EditedRule;
  readonly index: number;
  readonly locked: boolean;
}

function RuleMenu({ editor, rule, index, locked }: RuleMenuProps) {
  const t = useTranslations("rules.menu");
  const last = editor.rules.length - 1;
  const alone = last === 0;
  if (alone && locked) return null;
  return (
    <Menu
      trigger={
        <IconButton label={t("label", { number: index + 1 })} className="size-8">
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {index > 0 && (
        <MenuItem onSelect={() => editor.move(index, index - 1)}>
          <ArrowUp aria-hidden /> {t("up")}
        </MenuItem>
      )}
      {index < last && (
        <MenuItem onSelect={() => editor.move(index, index + 1)}>
          <ArrowDown aria-hidden /> {t("down")}
        </MenuItem>
      )}
      {!locked && (
        <>
          {!alone && <MenuSeparator />}
          <MenuItem onSelect={() => editor.remove(rule.key)}>
            <Trash2 aria-hidden /> {t("remove")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
