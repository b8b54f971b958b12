"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Dialog } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { BulkForm } from "@/components/users/bulk-form";
import { BulkResult } from "@/components/users/bulk-result";
import { type BulkTarget, useBulkRun } from "@/components/users/use-bulk-run";
import type { BulkAction, BulkKind } from "@/lib/users/schemas";
import { formatNumber, formatTotal } from "@/lib/utils/format";

interface BulkDialogProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly kind: BulkKind;
  readonly target: BulkTarget;
  /** `finished` when it ran to its end. */
  readonly onClose: (finished: boolean) => void;
}

const titles: Record<BulkKind, (who: string) => string> = {
  setUserType: (who) => `Set the user type of ${who}`,
  setAccessRole: (who) => `Set the access role of ${who}`,
  setLoginMethod: (who) => `Set the login method of ${who}`,
  activate: (who) => `Activate ${who}?`,
  deactivate: (who) => `Deactivate ${who}?`,
  addToFolder: (who) => `Add ${who} to a folder`,
  delete: (who) => `Delete ${who}?`,
};

/** Asks what exactly, shows how far it is, and says who was refused and why. */
export function BulkDialog({ slug, userTypes, kind, target, onClose }: BulkDialogProps) {
  const { run, start, stop, refresh } = useBulkRun(slug);
  const who = wordsFor(target);
  const title = titles[kind](who);
  const begun = useRef(false);
  function begin(action: BulkAction): void {
    begun.current = true;
    void start(target, action);
  }
  if (run === null && kind === "delete") {
    return (
      <ConfirmByName
        open
        // Confirmed, it gives way to the progress instead of closing.
        onOpenChange={() => !begun.current && onClose(false)}
        title={title}
        name={String(target.count)}
        act="delete them"
        confirm={`Delete ${who}`}
        busyText="Deleting…"
        cancel="Keep them"
        onConfirm={async () => begin({ kind: "delete" })}
      >
        <p>
          <b className="font-semibold text-text">They lose access now.</b> Within 30 days “Deleted users” can restore
          them with their groups and folders, but not their passwords. Entra adds its people again while they are
          assigned to the app.
        </p>
      </ConfirmByName>
    );
  }
  const running = run?.state === "running";
  function close(): void {
    onClose(run?.state === "done");
    if (run !== null) void refresh();
  }
  return (
    <Dialog open onOpenChange={() => !running && close()} title={title}>
      {run === null && (
        <BulkForm slug={slug} userTypes={userTypes} kind={kind} onSubmit={begin} onCancel={() => onClose(false)} />
      )}
      {running && (
        <div className="flex flex-col gap-4">
          <Progress label={`${formatNumber(run.done)} of ${who} done`} done={run.done} total={target.count} />
          <div className="flex justify-end">
            <Button onClick={stop}>Stop</Button>
          </div>
        </div>
      )}
      {run && !running && <BulkResult run={run} kind={kind} onClose={close} />}
    </Dialog>
  );
}

function totalOf(target: BulkTarget): { readonly count: number; readonly exact: boolean } {
  return { count: target.count, exact: target.kind === "ids" || target.exact };
}

function wordsFor(target: BulkTarget): string {
  return `${formatTotal(totalOf(target))} ${target.count === 1 ? "user" : "users"}`;
}
