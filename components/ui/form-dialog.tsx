"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { AlertDialog, Dialog } from "@/components/ui/dialog";
import { Sheet } from "@/components/ui/sheet";

interface FormDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly wide?: boolean;
  /** A panel at the right edge, for forms that are longer than a screen. */
  readonly sheet?: boolean;
  readonly children: ReactNode;
}

/** A dialog with much to type: Esc and a press outside ask before it is lost; the form's own Cancel does not. */
export function FormDialog({ open, onClose, children, sheet = false, ...dialog }: FormDialogProps) {
  const t = useTranslations("ui.discard");
  const [typed, setTyped] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!open && typed) setTyped(false);
  const leave = () => (typed ? setAsking(true) : onClose());
  const form = <div onInput={() => setTyped(true)}>{children}</div>;
  return (
    <>
      {sheet ? (
        <Sheet title={dialog.title} side="right" wide open={open} onOpenChange={leave}>
          {form}
        </Sheet>
      ) : (
        <Dialog {...dialog} open={open} onOpenChange={leave}>
          {form}
        </Dialog>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("title")}
        confirm={t("confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={onClose}
      >
        {t("text")}
      </AlertDialog>
    </>
  );
}
