"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { cn } from "@/lib/utils/cn";

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for screen readers: “Copy Tenant URL”. */
  readonly what: string;
  readonly text?: string;
  /** The icon alone, where room is short. */
  readonly compact?: boolean;
  readonly onCopied?: () => void;
  readonly className?: string;
}

/** “Copy” → “Copied”, announced. */
export function CopyButton({ value, what, text, compact = false, onCopied, className }: CopyButtonProps) {
  const t = useTranslations("ui.copy");
  const [copied, setCopied] = useState(false);
  const toast = useToast();
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
      onCopied?.();
    } catch {
      toast("error", t("refused", { what }));
    }
  }
  const words = text ?? t("copy");
  const label = t("label", { copy: words, what });
  const Icon = copied ? Check : Copy;
  return (
    <>
      {compact ? (
        <IconButton label={label} onClick={() => void copy()} className={className}>
          <Icon aria-hidden />
        </IconButton>
      ) : (
        <Button onClick={() => void copy()} aria-label={label} className={className}>
          <Icon aria-hidden />
          {copied ? t("copied") : words}
        </Button>
      )}
      <span role="status" className="sr-only">
        {copied && t("copiedWhat", { what })}
      </span>
    </>
  );
}

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** The label above, for narrow places. */
  readonly stacked?: boolean;
  readonly compact?: boolean;
  readonly onCopied?: () => void;
}

/** A value that is not typed by anyone: read-only, selected on focus, with its copy button. */
export function CopyField({ label, value, stacked = false, compact = false, onCopied }: CopyFieldProps) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <span className={cn("shrink-0 text-muted max-sm:w-full", stacked && "w-full text-xs")}>{label}</span>
      <div className="flex min-w-0 flex-1 gap-2">
        <input
          readOnly
          aria-label={label}
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          style={{ maxWidth: `calc(${value.length}ch + 1.75rem)` }}
          className="h-9 w-full min-w-0 touch:h-11 rounded-control border border-border bg-sunken px-2.5 font-mono text-mono text-text"
        />
        <CopyButton compact={compact} value={value} what={label} {...(onCopied ? { onCopied } : {})} />
      </div>
    </div>
  );
}
