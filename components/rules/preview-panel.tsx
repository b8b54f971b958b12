"use client";

import { useSyncExternalStore } from "react";
import { PreviewChange } from "@/components/rules/preview-change";
import { peopleOf } from "@/components/rules/rule-draft";
import type { PreviewState } from "@/components/rules/use-rules-preview";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/utils/cn";
import { formatNumber } from "@/lib/utils/format";
import { clockTime } from "@/lib/utils/time";

/** Who gains and who loses what. */
export function PreviewContent({ state, dirty }: { readonly state: PreviewState; readonly dirty: boolean }) {
  const { preview } = state;
  if (!dirty) {
    return (
      <p className="text-muted">
        Edit a rule, move one or add one: here you see who gains and who loses what, before anything is saved.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {state.problem && <Callout kind="danger">{state.problem}</Callout>}
      {preview?.refusal && (
        <Callout kind="danger" title="This cannot be saved">
          {preview.refusal}
        </Callout>
      )}
      {state.unfinished > 0 && (
        <p className="text-muted">
          {state.unfinished === 1
            ? "1 rule is not finished and is"
            : `${state.unfinished} rules are not finished and are`}{" "}
          left out.
        </p>
      )}
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
          {preview.moreChanges > 0 && (
            <p className="text-muted">and {formatNumber(preview.moreChanges)} smaller changes of other kinds</p>
          )}
          <p className="flex flex-wrap justify-between gap-x-3 border-border border-t pt-3 text-muted">
            <span>{peopleOf(preview.unchangedPeople)} unchanged</span>
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
  const text = useSyncExternalStore(
    never,
    () => `Updated ${clockTime(at).slice(0, 5)}`,
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
