import { useTranslations } from "next-intl";
import { ActorIcon } from "@/components/history/actor-icon";
import { auditWords } from "@/components/history/audit-words";
import { JsonDiff } from "@/components/ui/json-diff";
import { Time } from "@/components/ui/time";
import type { AuditItem } from "@/lib/audit/schemas";

interface HistoryListProps {
  readonly items: readonly AuditItem[];
  /** Where the target is known from the page, only the act is said. */
  readonly hideTarget?: boolean;
}

/** Who did what, newest first; each entry opens its diff. */
export function HistoryList({ items, hideTarget = false }: HistoryListProps) {
  return (
    <ol className="divide-y divide-border">
      {items.map((item) => (
        <li key={item.id} className="py-1 first:pt-0 last:pb-0">
          <Entry item={item} hideTarget={hideTarget} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ item, hideTarget }: { readonly item: AuditItem; readonly hideTarget: boolean }) {
  const t = useTranslations("history");
  return (
    <details className="group">
      <summary className="flex min-h-10 touch:min-h-11 list-none items-center gap-3 rounded-control px-1 py-1.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ActorIcon kind={item.actor.kind} />
        <span className="min-w-0 flex-1">
          {t.rich(hideTarget ? "actBy" : "targetActBy", {
            target: item.target.name,
            act: auditWords(t, item, hideTarget),
            actor: item.actor.name,
            name: (words) => <bdi className="font-semibold">{words}</bdi>,
          })}
        </span>
        <Time at={item.at} className="text-muted text-xs" />
      </summary>
      <div className="pt-1 pb-3 pl-8">
        <JsonDiff before={item.before} after={item.after} />
      </div>
    </details>
  );
}
