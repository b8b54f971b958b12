"use client";

import { Check } from "lucide-react";
import { cn } from "@/lib/utils/cn";

interface ListOptionProps {
  readonly id: string;
  readonly option: { readonly label: string; readonly hint?: string };
  /** The one that Enter marks. */
  readonly active: boolean;
  readonly marked: boolean;
  readonly onToggle: () => void;
}

/** One line of a list below a search field, which keeps the focus. */
export function ListOption({ id, option, active, marked, onToggle }: ListOptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input's keys move and mark
    <div
      id={id}
      role="option"
      aria-selected={marked}
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: "nearest" });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onToggle}
      className={cn(
        "flex min-h-9 touch:min-h-11 cursor-pointer items-center gap-2 rounded-control px-2.5 py-1 hover:bg-hover",
        active && "bg-hover",
      )}
    >
      <span className="min-w-0 flex-1">
        <bdi className="block truncate">{option.label}</bdi>
        {option.hint && <bdi className="block truncate text-muted text-xs">{option.hint}</bdi>}
      </span>
      {marked && <Check aria-hidden className="size-4 shrink-0 text-accent-text" />}
    </div>
  );
}
