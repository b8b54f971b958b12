"use client";

import { useRef, useState } from "react";
import { CloseQuestion } from "@/components/one-time-links/links-once";
import { Button } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Dialog } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { BulkForm } from "@/components/users/bulk-form";
import { BulkResult } from "@/components/users/bulk-result";
import { type BulkAct, type BulkActKind, type BulkTarget, useBulkRun } from "@/components/users/use-bulk-run";
import { formatNumber, formatTotal } from "@/lib/utils/format";

interface BulkDialogProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly kind: BulkActKind;
  readonly target: BulkTarget;
  /** `finished` when it ran to its end. */
  readonly onClose: (finished: boolean) => void;
}

const titles: Record<BulkActKind, (who: string) => string> = {
  invite: (who) => `Invite ${who} again`,
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
  const [taken, setTaken] = useState(false);
  const [asking, setAsking] = useState(false);
  function begin(act: BulkAct): void {
    begun.current = true;
    void start(target, act);
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
  const links = run?.links.length ?? 0;
  /** Links that were not taken are lost with the dialog, so it asks first. */
  function leave(): void {
    if (links > 0 && !taken) setAsking(true);
    else close();
  }
  function close(): void {
    onClose(run?.state === "done");
    if (run !== null) void refresh();
  }
  return (
    <Dialog open onOpenChange={() => !running && leave()} title={title}>
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
      {run && !running && <BulkResult run={run} kind={kind} onTaken={() => setTaken(true)} onClose={leave} />}
      <CloseQuestion open={asking} onOpenChange={setAsking} onConfirm={close} kind="download" />
    </Dialog>
  );
}

function totalOf(target: BulkTarget): { readonly count: number; readonly exact: boolean } {
  return { count: target.count, exact: target.kind === "ids" || target.exact };
}

function wordsFor(target: BulkTarget): string {
  return `${formatTotal(totalOf(target))} ${target.count === 1 ? "user" : "users"}`;
}
