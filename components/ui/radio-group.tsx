"use client";

import { RadioGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";

interface RadioOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface RadioGroupProps<Value extends string> {
  readonly id: string;
  readonly legend: string;
  readonly value: Value;
  readonly options: readonly RadioOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight; waits for Save. */
export function RadioGroup<Value extends string>({ id, legend, value, options, onChange }: RadioGroupProps<Value>) {
  return (
    <div className="flex flex-col gap-1.5">
      <p id={`${id}-legend`} className="font-medium">
        {legend}
      </p>
      <Radix.Root
        id={id}
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        aria-labelledby={`${id}-legend`}
        className="flex flex-col gap-1"
      >
        {options.map((option) => (
          <div key={option.value} className="flex items-start gap-2.5 py-1.5 touch:py-3">
            <Radix.Item
              id={`${id}-${option.value}`}
              value={option.value}
              {...(option.hint ? { "aria-describedby": `${id}-${option.value}-hint` } : {})}
              className="relative mt-0.5 size-4 shrink-0 rounded-full border border-border-strong bg-surface after:absolute after:-inset-3 after:content-[''] data-[state=checked]:border-accent data-[state=checked]:bg-accent"
            >
              <Radix.Indicator className="flex size-full items-center justify-center">
                <span className="size-1.5 rounded-full bg-on-accent" />
              </Radix.Indicator>
            </Radix.Item>
            <div className="min-w-0">
              <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
              {option.hint && (
                <p id={`${id}-${option.value}-hint`} className="text-muted text-xs">
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        ))}
      </Radix.Root>
    </div>
  );
}
