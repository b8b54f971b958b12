"use client";

import { Check, X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import { cn } from "@/lib/utils/cn";

export interface PickerOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface PickerProps {
  readonly label: string;
  readonly placeholder: string;
  /** The list follows what is typed here; the caller searches. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What was found; undefined before the first answer. */
  readonly options: readonly PickerOption[] | undefined;
  readonly chosen: readonly PickerOption[];
  readonly onChange: (chosen: readonly PickerOption[]) => void;
  /** “Nobody matches “ada”.” */
  readonly nothing: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** Search on top, results below, what was chosen as chips in between. Arrows move, Enter marks. */
export function Picker(props: PickerProps) {
  const { query, options = [], chosen, onChange } = props;
  const id = useId();
  const [at, setAt] = useState(0);
  const active = options[Math.min(at, options.length - 1)];

  function toggle(option: PickerOption): void {
    const rest = chosen.filter((one) => one.value !== option.value);
    onChange(rest.length === chosen.length ? [...chosen, option] : rest);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(Math.min(at, options.length - 1) + step, options.length - 1)));
    else if (event.key === "Enter" && active) toggle(active);
    else return;
    event.preventDefault();
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field id={id} label={props.label} hint={props.hint} error={props.error}>
        <input
          id={id}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={active && `${id}-${active.value}`}
          aria-autocomplete="list"
          aria-describedby={describedBy(id)}
          aria-invalid={props.error ? true : undefined}
          value={query}
          placeholder={props.placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            props.onQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className={inputClass}
        />
      </Field>
      {chosen.length > 0 && <Chips chosen={chosen} onRemove={toggle} />}
      <div
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={props.label}
        aria-multiselectable
        className="h-60 overflow-y-auto rounded-card border border-border p-1"
      >
        {options.map((option) => (
          <Option
            key={option.value}
            id={`${id}-${option.value}`}
            option={option}
            active={option === active}
            marked={chosen.some((one) => one.value === option.value)}
            onToggle={() => toggle(option)}
          />
        ))}
        {props.options?.length === 0 && <p className="px-2.5 py-2 text-muted">{props.nothing}</p>}
      </div>
    </div>
  );
}

function Chips({
  chosen,
  onRemove,
}: {
  readonly chosen: readonly PickerOption[];
  readonly onRemove: (option: PickerOption) => void;
}) {
  return (
    <ul aria-label="Chosen" className="flex flex-wrap gap-1.5">
      {chosen.map((option) => (
        <li key={option.value} className="max-w-full">
          <button
            type="button"
            aria-label={`Leave ${option.label} out`}
            onClick={() => onRemove(option)}
            className="flex min-h-8 touch:min-h-11 max-w-full items-center gap-1.5 rounded-control bg-accent-subtle px-2 text-accent-text hover:underline"
          >
            <bdi className="truncate">{option.label}</bdi>
            <X aria-hidden className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface OptionProps {
  readonly id: string;
  readonly option: PickerOption;
  readonly active: boolean;
  readonly marked: boolean;
  readonly onToggle: () => void;
}

function Option({ id, option, active, marked, onToggle }: OptionProps) {
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
