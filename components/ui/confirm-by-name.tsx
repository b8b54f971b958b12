"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { describedBy, Field, inputClass } from "@/components/ui/field";

interface ConfirmByNameProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A question that names the thing: “Delete the folder “Sales EU”?” */
  readonly title: string;
  /** What happens, to how many people, and whether it can be undone. */
  readonly children: ReactNode;
  /** What must be typed. */
  readonly name: string;
  /** When something else was typed. */
  readonly mismatch?: string;
  /** Completes “Type {name} to …”: “delete the folder”. */
  readonly act: string;
  /** Verb + noun: “Delete folder”. */
  readonly confirm: string;
  /** The same while it happens: “Deleting…”. */
  readonly busyText: string;
  /** The harmless answer: “Keep folder”. */
  readonly cancel: string;
  /** The dialog closes when this is done, and shows why when it fails. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks for the name of what will be lost. Closed, it forgets what was typed. */
export function ConfirmByName(props: ConfirmByNameProps) {
  const { open, onOpenChange, title } = props;
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <ConfirmForm {...props} />
    </Dialog>
  );
}

function ConfirmForm(props: ConfirmByNameProps) {
  const t = useTranslations("ui.confirm");
  const { children, name, act, confirm, busyText, cancel, onConfirm, onOpenChange } = props;
  const { mismatch: notTheName = t("mismatch", { name, keep: cancel }) } = props;
  const id = useId();
  const [typed, setTyped] = useState("");
  const [mismatch, setMismatch] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setMismatch(typed.trim() !== name);
    if (typed.trim() !== name) return;
    setBusy(true);
    setFailure(null);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {failure !== null && (
        <div role="alert">
          <Callout kind="danger">{failure}</Callout>
        </div>
      )}
      <div className="flex flex-col gap-2 text-muted">{children}</div>
      <Field
        id={id}
        label={t.rich("type", {
          name,
          act,
          typed: (words) => (
            <bdi className="break-all rounded-badge bg-sunken px-1 py-0.5 font-mono font-semibold text-mono">
              {words}
            </bdi>
          ),
        })}
        error={mismatch ? notTheName : undefined}
      >
        <input
          id={id}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={mismatch ? true : undefined}
          aria-describedby={describedBy(id)}
          className={inputClass}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={() => onOpenChange(false)}>{cancel}</Button>
        <Button type="submit" variant="danger" busy={busy}>
          {busy ? busyText : confirm}
        </Button>
      </div>
    </form>
  );
}
