"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { PreviewChange } from "@/components/rules/preview-change";
import type { PreviewState } from "@/components/rules/use-rules-preview";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormat } from "@/components/ui/use-format";
import { cn } from "@/lib/utils/cn";

/** Who gains and who loses what. */
export function PreviewContent({ state, dirty }: { readonly state: PreviewState; readonly dirty: boolean }) {
  const t = useTranslations("rules.preview");
  const { preview } = state;
  if (!dirty) {
    return <p className="text-muted">{t("notEdited")}</p>;
  }
  return (
    <div className="flex flex-col gap-3">
      {state.problem && <Callout kind="danger">{state.problem}</Callout>}
      {preview?.refusal && (
        <Callout kind="danger" title={t("refusal")}>
          {preview.refusal}
        </Callout>
      )}
      {state.unfinished > 0 && <p className="text-muted">{t("unfinished", { count: state.unfinished })}</p>}
      {preview === undefined && state.problem === null && <PreviewSkeleton />}
      {preview && (
        <div
          aria-busy={state.stale}
          className={cn("flex flex-col gap-3 transition-opacity", state.stale && "opacity-60")}
        >
          {preview.changes.length > 0 && (
            <ul className="flex flex-col gap-3">
              {preview.changes.map((change) => (
                <PreviewChange key={`${change.kind} ${change.folderId ?? change.value}`} change={change} />
              ))}
            </ul>
          )}
          {preview.moreChanges > 0 && <p className="text-muted">{t("moreChanges", { count: preview.moreChanges })}</p>}
          <p className="flex flex-wrap justify-between gap-x-3 border-border border-t pt-3 text-muted">
            <span>{t("unchanged", { people: preview.unchangedPeople })}</span>
            {state.updatedAt !== null && <Updated at={state.updatedAt} />}
          </p>
        </div>
      )}
    </div>
  );
}

const never = () => () => undefined;

/** “Updated 14:05”, in the reader's own zone, so only in the browser. */
function Updated({ at }: { readonly at: string }) {
  const t = useTranslations("rules.preview");
  const format = useFormat();
  const text = useSyncExternalStore(
    never,
    () => t("updated", { time: format.dateTime(at, { hour: "2-digit", minute: "2-digit" }) }),
    () => "",
  );
  return <span className="tabular-nums">{text}</span>;
}

function PreviewSkeleton() {
  return (
    <div className="flex flex-col gap-2">
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-4 w-56" />
      <Skeleton className="h-4 w-48" />
    </div>
  );
}
