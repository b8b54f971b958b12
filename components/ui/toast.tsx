"use client";

import { CircleCheck, OctagonX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";

/** What takes the thing back that the message tells of. */
interface Undo {
  readonly label: string;
  readonly onUndo: () => void;
}

interface Message {
  readonly id: number;
  readonly kind: "done" | "error";
  readonly text: string;
  readonly undo: Undo | undefined;
}

type ShowToast = (kind: Message["kind"], text: string, undo?: Undo) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Messages in a polite live region: 6 s, 10 s with an undo; errors stay until closed. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("ui.toast");
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const show = useCallback<ShowToast>((kind, text, undo) => {
    setMessages((before) => [...before.slice(-2), { id: Date.now() + Math.random(), kind, text, undo }]);
  }, []);
  return (
    <ToastContext value={show}>
      <Radix.Provider label={t("label")} swipeDirection="right">
        {children}
        {messages.map((message) => (
          <ToastMessage
            key={message.id}
            message={message}
            onClose={() => setMessages((before) => before.filter((one) => one.id !== message.id))}
          />
        ))}
        <Radix.Viewport
          label={t("region")}
          className="fixed right-0 bottom-0 z-[60] flex w-96 max-w-full flex-col gap-2 p-4"
        />
      </Radix.Provider>
    </ToastContext>
  );
}

function durationOf({ kind, undo }: Message): number {
  if (kind === "error") return Number.POSITIVE_INFINITY;
  return undo === undefined ? 6000 : 10_000;
}

function ToastMessage({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) {
  const t = useTranslations("ui.toast");
  const isError = message.kind === "error";
  const Icon = isError ? OctagonX : CircleCheck;
  return (
    <Radix.Root
      type={isError ? "foreground" : "background"}
      duration={durationOf(message)}
      onOpenChange={(open) => !open && onClose()}
      className="flex animate-rise items-start gap-2.5 rounded-card border border-border bg-surface p-3 shadow-float"
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isError ? "text-danger" : "text-success"}`} />
      <Radix.Description className="flex-1">{message.text}</Radix.Description>
      {message.undo && (
        <Radix.Action asChild altText={t("undoHere", { undo: message.undo.label })}>
          <Button onClick={message.undo.onUndo} className="-my-1.5">
            {message.undo.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton label={t("close")} className="-my-2 -mr-1">
          <X aria-hidden />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}
