"use client";

import { useTranslations } from "next-intl";
import { Switch as Radix } from "radix-ui";
import { cn } from "@/lib/utils/cn";

interface SwitchProps {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** Acts at once. The word beside it says the state, so that colour is not alone. */
export function Switch({ id, label, checked, onChange, disabled = false, className }: SwitchProps) {
  const t = useTranslations("ui");
  return (
    <div className={cn("inline-flex min-h-9 touch:min-h-11 items-center gap-2.5", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <Radix.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
        className="relative h-6 w-10 shrink-0 rounded-full border border-border-strong bg-sunken transition-colors after:absolute after:-inset-3 after:content-[''] data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Thumb className="block size-4 translate-x-[3px] rounded-full bg-border-strong transition-transform duration-[120ms] ease-out data-[state=checked]:translate-x-[19px] data-[state=checked]:bg-on-accent" />
      </Radix.Root>
      <span aria-hidden className="w-6 text-muted">
        {t(checked ? "on" : "off")}
      </span>
    </div>
  );
}
