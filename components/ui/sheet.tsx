"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/utils/cn";

interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly side: "left" | "right";
  /** For a form. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A panel that slides in from one side, above the page. */
export function Sheet({ open, onOpenChange, title, side, wide = false, children }: SheetProps) {
  const common = useTranslations("common");
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            "fixed inset-y-0 z-50 flex flex-col overflow-y-auto border-border bg-surface shadow-float",
            wide ? "w-[36rem] max-w-full" : "w-80 max-w-[85vw]",
            side === "left" ? "left-0 animate-slide-left border-r" : "right-0 animate-slide-right border-l",
          )}
        >
          <div className="flex h-14 shrink-0 items-center justify-between border-border border-b pr-2 pl-4">
            <Radix.Title className="font-semibold text-base">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={common("close")}>
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
