"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { cn } from "@/lib/utils/cn";

interface CheckboxProps {
  readonly id?: string;
  /** Needed where no visible label is tied to `id`. */
  readonly label?: string;
  readonly checked: boolean | "indeterminate";
  readonly onChange: (checked: boolean) => void;
  readonly className?: string;
}

/** Waits for Save, or marks what a later act is about. */
export function Checkbox({ id, label, checked, onChange, className }: CheckboxProps) {
  return (
    <Radix.Root
      id={id}
      aria-label={label}
      checked={checked}
      onCheckedChange={(next) => onChange(next === true)}
      className={cn(
        "relative block size-4 shrink-0 rounded-badge border border-border-strong bg-surface text-on-accent after:absolute after:-inset-3.5 after:content-[''] data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent",
        className,
      )}
    >
      <Radix.Indicator className="flex items-center justify-center [&_svg]:size-3.5 [&_svg]:stroke-[2.5]">
        {checked === "indeterminate" ? <Minus aria-hidden /> : <Check aria-hidden />}
      </Radix.Indicator>
    </Radix.Root>
  );
}
