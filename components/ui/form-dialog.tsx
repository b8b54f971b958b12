"use client";

import { type ReactNode, useState } from "react";
import { AlertDialog, Dialog } from "@/components/ui/dialog";

interface FormDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A dialog with much to type: Esc and a press outside ask before it is lost; the form's own Cancel does not. */
export function FormDialog({ open, onClose, children, ...dialog }: FormDialogProps) {
  const [typed, setTyped] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!open && typed) setTyped(false);
  return (
    <>
      <Dialog {...dialog} open={open} onOpenChange={() => (typed ? setAsking(true) : onClose())}>
        <div onInput={() => setTyped(true)}>{children}</div>
      </Dialog>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Discard what you typed?"
        confirm="Discard"
        cancel="Keep editing"
        dangerous
        onConfirm={onClose}
      >
        Nothing of it was saved.
      </AlertDialog>
    </>
  );
}
