"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import { ListOption } from "@/components/ui/list-option";
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
  /** These are still the options of an earlier query, so Enter marks none of them. */
  readonly pending?: boolean;
  readonly chosen: readonly PickerOption[];
  readonly onChange: (chosen: readonly PickerOption[]) => void;
  /** “Nobody matches “ada”.” */
  readonly nothing: string;
  readonly hint?: string;
  readonly error?: string | undefined;
}

/** Search on top, results below, what was chosen as chips in between. Arrows move, Enter marks. */
export function Picker(props: PickerProps) {
  const { query, options = [], pending = false, chosen, onChange } = props;
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
    else if (event.key !== "Enter") return;
    else if (active && !pending) toggle(active);
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
        aria-busy={pending}
        className={cn("h-60 overflow-y-auto rounded-card border border-border p-1", pending && "opacity-60")}
      >
        {options.map((option) => (
          <ListOption
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
