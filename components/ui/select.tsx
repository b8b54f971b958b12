"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { cn } from "@/lib/utils/cn";

interface SelectProps<Value extends string> {
  readonly id?: string;
  /** Needed where no visible label is tied to `id`. */
  readonly label?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly describedBy?: string;
  readonly className?: string;
}

export function Select<Value extends string>({
  id,
  label,
  value,
  options,
  onChange,
  describedBy,
  className,
}: SelectProps<Value>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <Radix.Trigger
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        className={cn(
          "inline-flex h-9 touch:h-11 items-center justify-between gap-2 rounded-control border border-border-strong bg-surface px-3 text-base hover:bg-hover sm:text-sm",
          className,
        )}
      >
        <span className="truncate">
          {/* Said outright: Radix would know it only after hydration. */}
          <Radix.Value>{options.find((option) => option.value === value)?.label}</Radix.Value>
        </span>
        <Radix.Icon asChild>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) animate-fade-in overflow-auto rounded-card border border-border bg-surface p-1 shadow-float"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="flex min-h-9 touch:min-h-11 cursor-pointer select-none items-center gap-2 rounded-control py-1 pr-3 pl-8 outline-none data-[highlighted]:bg-hover data-[state=checked]:font-medium"
              >
                <Radix.ItemIndicator className="absolute left-3">
                  <Check aria-hidden className="size-4 text-accent-text" />
                </Radix.ItemIndicator>
                <Radix.ItemText>{option.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
