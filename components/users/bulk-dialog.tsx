"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { CloseQuestion } from "@/components/one-time-links/links-once";
import { Button } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Dialog } from "@/components/ui/dialog";
import { Progress } from "@/components/ui/progress";
import { useFormat } from "@/components/ui/use-format";
import { BulkForm } from "@/components/users/bulk-form";
import { BulkResult } from "@/components/users/bulk-result";
import { type BulkAct, type BulkActKind, type BulkTarget, useBulkRun } from "@/components/users/use-bulk-run";

interface BulkDialogProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly kind: BulkActKind;
  readonly target: BulkTarget;
  /** `finished` when it ran to its end. */
  readonly onClose: (finished: boolean) => void;
}

/** Asks what exactly, shows how far it is, and says who was refused and why. */
export function BulkDialog({ slug, userTypes, kind, target, onClose }: BulkDialogProps) {
  const t = useTranslations("users.bulk");
  const common = useTranslations("common");
  const format = useFormat();
  const { run, start, stop, refresh } = useBulkRun(slug);
  const who = { count: target.count, total: format.total(totalOf(target)) };
  const title = t(`titles.${kind}`, who);
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
        act={t("delete.act")}
        confirm={t("delete.confirm", who)}
        busyText={common("deleting")}
        cancel={t("delete.keep")}
        onConfirm={async () => begin({ kind: "delete" })}
      >
        <p>{t.rich("delete.effect", { b: (words) => <b className="font-semibold text-text">{words}</b> })}</p>
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
      {run === null && kind !== "delete" && (
        <BulkForm slug={slug} userTypes={userTypes} kind={kind} onSubmit={begin} onCancel={() => onClose(false)} />
      )}
      {running && (
        <div className="flex flex-col gap-4">
          <Progress label={t("progress", { ...who, done: run.done })} done={run.done} total={target.count} />
          <div className="flex justify-end">
            <Button onClick={stop}>{t("stop")}</Button>
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
