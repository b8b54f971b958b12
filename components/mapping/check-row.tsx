"use client";

import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";

interface CheckRowProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A checkbox with its words; waits for Save. */
export function CheckRow({ id, label, hint, checked, onChange }: CheckRowProps) {
  return (
    <div className="flex items-start gap-2.5 py-1 touch:py-3">
      <Checkbox id={id} checked={checked} onChange={onChange} className="mt-0.5" />
      <div className="min-w-0">
        <label htmlFor={id}>{label}</label>
        {hint && <p className="text-muted text-xs">{hint}</p>}
      </div>
    </div>
  );
}
