"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix, AlertDialog as RadixAlert } from "radix-ui";
import type { ReactNode } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { cn } from "@/lib/utils/cn";

const overlay = "fixed inset-0 z-40 animate-fade-in bg-overlay";
const panel =
  "fixed z-50 flex max-h-[90dvh] flex-col overflow-y-auto border border-border bg-surface p-5 shadow-float " +
  "max-sm:inset-x-0 max-sm:bottom-0 max-sm:animate-slide-up max-sm:rounded-t-dialog max-sm:pb-[max(1.25rem,env(safe-area-inset-bottom))] " +
  "sm:-translate-x-1/2 sm:-translate-y-1/2 sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:animate-fade-in sm:rounded-dialog";

interface DialogProps {
  readonly open: boolean;
  /** Also called for Esc and a press outside; leave `open` true to refuse. */
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Centred from 640 px, a bottom sheet below. Focus is trapped and returned. */
export function Dialog({ open, onOpenChange, title, description, wide = false, children }: DialogProps) {
  const common = useTranslations("common");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlay} />
        <Radix.Content
          className={cn(panel, wide ? "sm:max-w-[46rem]" : "sm:max-w-md")}
          {...(description ? {} : { "aria-describedby": undefined })}
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={common("close")} className="-mt-1.5 -mr-2">
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          </div>
          {description && <Radix.Description className="mt-1 text-muted">{description}</Radix.Description>}
          <div className="mt-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface AlertDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Verb + noun. */
  readonly confirm: string;
  readonly cancel: string;
  readonly dangerous?: boolean;
  readonly onConfirm: () => void;
}

/** Asks before something is lost. The harmless answer has the focus. */
export function AlertDialog(props: AlertDialogProps) {
  return (
    <RadixAlert.Root open={props.open} onOpenChange={props.onOpenChange}>
      <RadixAlert.Portal>
        {/* Above a dialog that it may interrupt. */}
        <RadixAlert.Overlay className={cn(overlay, "z-50")} />
        <RadixAlert.Content className={cn(panel, "sm:max-w-md")}>
          <RadixAlert.Title className="font-semibold text-lg">{props.title}</RadixAlert.Title>
          <RadixAlert.Description asChild>
            <div className="mt-2 text-muted">{props.children}</div>
          </RadixAlert.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
            <RadixAlert.Cancel asChild>
              <Button>{props.cancel}</Button>
            </RadixAlert.Cancel>
            <RadixAlert.Action asChild>
              <Button variant={props.dangerous ? "danger" : "primary"} onClick={props.onConfirm}>
                {props.confirm}
              </Button>
            </RadixAlert.Action>
          </div>
        </RadixAlert.Content>
      </RadixAlert.Portal>
    </RadixAlert.Root>
  );
}
