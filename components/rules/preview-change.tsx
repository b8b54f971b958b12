"use client";

import { ArrowDown, ArrowUp, CircleDot, Equal, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { changeTitle, personDetail } from "@/components/rules/preview-words";
import type { RuleChange } from "@/lib/rules/schemas";
import { cn } from "@/lib/utils/cn";

const shownAtFirst = 3;

const looks: Record<RuleChange["kind"], { readonly icon: LucideIcon; readonly tone: string }> = {
  roleUp: { icon: ArrowUp, tone: "text-success" },
  roleDown: { icon: ArrowDown, tone: "text-warning" },
  userType: { icon: CircleDot, tone: "text-info" },
  gainFolder: { icon: ArrowUp, tone: "text-success" },
  loseFolder: { icon: ArrowDown, tone: "text-warning" },
  reason: { icon: Equal, tone: "text-muted" },
};

/** People to whom the same happens. */
export function PreviewChange({ change }: { readonly change: RuleChange }) {
  const t = useTranslations("rules");
  const [all, setAll] = useState(false);
  const strong = change.kind === "roleUp" && change.value === "EnterpriseAdmin";
  const { icon, tone } = looks[change.kind];
  const Icon = strong ? TriangleAlert : icon;
  const shown = all ? change.people : change.people.slice(0, shownAtFirst);
  const more = change.people.length - shown.length;
  const unnamed = change.count - change.people.length;
  return (
    <li className="flex gap-2">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0 stroke-2", strong ? "text-danger" : tone)} />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">
          <bdi>{changeTitle(t, change)}</bdi>
        </p>
        <ul className="mt-1 flex flex-col gap-0.5">
          {shown.map((person) => (
            <li key={person.userId} className="flex flex-wrap justify-between gap-x-3">
              <bdi className="min-w-0 truncate">{person.label}</bdi>
              <span className="ml-auto text-muted text-xs leading-5">{personDetail(t, change, person)}</span>
            </li>
          ))}
        </ul>
        {more > 0 && (
          <button
            type="button"
            onClick={() => setAll(true)}
            className="mt-0.5 min-h-8 touch:min-h-11 text-accent-text hover:underline"
          >
            {t("preview.showMore", { count: more })}
          </button>
        )}
        {all && unnamed > 0 && <p className="mt-0.5 text-muted">{t("preview.morePeople", { count: unnamed })}</p>}
      </div>
    </li>
  );
}
