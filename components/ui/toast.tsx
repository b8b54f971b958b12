"use client";

import { CircleCheck, OctagonX, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { IconButton } from "@/components/ui/button";

interface Message {
  readonly id: number;
  readonly kind: "done" | "error";
  readonly text: string;
}

type ShowToast = (kind: Message["kind"], text: string) => void;

const ToastContext = createContext<ShowToast>(() => undefined);

export function useToast(): ShowToast {
  return useContext(ToastContext);
}

/** Messages in a polite live region: 6 s; errors stay until closed. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const show = useCallback<ShowToast>((kind, text) => {
    setMessages((before) => [...before.slice(-2), { id: Date.now() + Math.random(), kind, text }]);
  }, []);
  return (
    <ToastContext value={show}>
      <Radix.Provider label="Message" swipeDirection="right">
        {children}
        {messages.map((message) => (
          <ToastMessage
            key={message.id}
            message={message}
            onClose={() => setMessages((before) => before.filter((one) => one.id !== message.id))}
          />
        ))}
        <Radix.Viewport className="fixed right-0 bottom-0 z-[60] flex w-96 max-w-full flex-col gap-2 p-4" />
      </Radix.Provider>
    </ToastContext>
  );
}

function ToastMessage({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) {
  const isError = message.kind === "error";
  const Icon = isError ? OctagonX : CircleCheck;
  return (
    <Radix.Root
      type={isError ? "foreground" : "background"}
      duration={isError ? Number.POSITIVE_INFINITY : 6000}
      onOpenChange={(open) => !open && onClose()}
      className="flex animate-rise items-start gap-2.5 rounded-card border border-border bg-surface p-3 shadow-float"
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${isError ? "text-danger" : "text-success"}`} />
      <Radix.Description className="flex-1">{message.text}</Radix.Description>
      <Radix.Close asChild>
        <IconButton label="Close message" className="-my-2 -mr-1">
          <X aria-hidden />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}
